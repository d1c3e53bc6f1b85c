def _find():
    for each in ().__class__.__base__.__subclasses__():
        if each.__name__ == "FileLoader":
            return each.get_data.__globals__


host_sys = _find()["sys"]
posix = host_sys.modules["posix"]
host = host_sys.modules["builtins"]


def host_import(name):
    return host.__import__(name)

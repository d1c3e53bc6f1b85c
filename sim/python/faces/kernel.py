# SPDX-License-Identifier: GPL-3.0-or-later
# What the program sees of Python: its built-in names, and the modules that the board has.
# `host` is the module of our C++ side; `faces` holds the sources of the other files of this folder. A face gets `host`,
# `modules` (what was imported so far) and `need` (imports a module).
import builtins as _host_builtins
import sys as _host_sys

# What the faces and our C++ code ask the host for, while it can still be loaded: soon the host's types are bent
# to the board's, and later no file can be read.
import _ast
for _line in "\n".join(faces.values()).splitlines():
    _words = _line.split()
    if len(_words) > 1 and _words[0] in ("import", "from"):
        try:
            __import__(_words[1])
        except ImportError:
            pass  # prose, or a module of the board's

_Module = type(_host_sys)

# Modules that the board has and Metrolume does not simulate yet.
_UNSIMULATED = frozenset("""
    _bleio _pixelmap _eve frequencyio audioio audiocore
    audiobusio audiomixer audiomp3 bitbangio displayio busdisplay fourwire terminalio fontio framebufferio
    rgbmatrix i2ctarget spitarget sdcardio usb_hid usb_midi alarm samd ps2io
    onewireio adafruit_bus_device ulab aesio bitmaptools paralleldisplaybus
    epaperdisplay sharpdisplay gifio i2cdisplaybus tilepalettemapper
""".split())

# Python files in lib/ on the board.
_LIBRARIES = frozenset(("adafruit_ticks", "neopixel"))

_PRESENT = """
    abs all any bin bool bytearray bytes callable chr classmethod compile complex delattr dir divmod enumerate
    filter getattr hasattr hex id int len list map max
    memoryview min object oct ord pow property range repr reversed round setattr slice staticmethod
    str super tuple type zip Ellipsis NotImplemented True False None __debug__
    ArithmeticError AssertionError AttributeError BaseException BrokenPipeError ConnectionError EOFError Exception
    GeneratorExit ImportError IndentationError IndexError KeyError KeyboardInterrupt LookupError MemoryError
    NameError NotImplementedError OSError OverflowError RuntimeError StopAsyncIteration StopIteration SyntaxError
    SystemExit TimeoutError TypeError UnicodeError ValueError ZeroDivisionError
""".split()

_host_sys.set_int_max_str_digits(0)
modules = {}
student_builtins = {}


def _public(name, namespace):
    module = _Module(name)
    del module.__doc__, module.__loader__, module.__package__, module.__spec__
    for key, value in namespace.items():
        if not key.startswith("_") or key in namespace.get("__exports__", ()):
            setattr(module, key, value)
    return module


def _face(name):
    namespace = {"__name__": name, "__builtins__": _host_builtins, "host": host, "modules": modules, "need": _load}
    exec(compile(faces[name], "<" + name + ">", "exec"), namespace)
    # What a face imports for itself it imports under a name with an underscore.
    for helper in {"host", "modules", "need"} - set(namespace.get("__exports__", ())):
        del namespace[helper]
    return _public(name, namespace)


def _from_lib(name):
    path = name.replace(".", "/")
    for file in (path + ".py", path + "/__init__.py"):
        text = host.file("lib/" + file)
        if text is not None:
            shown = "/lib/" + file
            module = _Module(name)
            del module.__doc__, module.__loader__, module.__spec__, module.__package__
            module.__file__ = shown
            if file.endswith("__init__.py"):
                module.__path__ = "/lib/" + path
            modules[name] = module
            try:
                host.run_module(host.compile(text, shown, "exec", True), module.__dict__, student_builtins)
            except BaseException:
                modules.pop(name, None)
                raise
            return module
    return None


def _load(name):
    module = modules.get(name)
    if module is not None:
        return module
    # What is a library on the board gives way to the program's own copy of it.
    module = _from_lib(name) if name in _LIBRARIES else host.native(name)
    if module is None and name in faces and name != "kernel":
        module = _face(name)
    if module is None:
        module = _from_lib(name)
    if module is None:
        if (package := name.partition(".")[0]) in _UNSIMULATED:
            host.unsimulated(package)
        raise ImportError("no module named '" + name + "'")
    modules[name] = module
    parent, _, child = name.rpartition(".")
    if parent:
        setattr(modules[parent], child, module)
    return module


def _absolute(name, level, globals):
    if level == 0:
        return name
    package = (globals or {}).get("__name__", "")
    inside = modules.get(package)
    steps = level if not hasattr(inside, "__path__") else level - 1
    for _ in range(steps):
        package = package.rpartition(".")[0]
    if not package:
        raise ImportError("can't perform relative import")
    return package + "." + name if name else package


def _import(name, globals=None, locals=None, fromlist=(), level=0):
    if type(fromlist) is list and not fromlist:
        # So ask CPython's own C functions, which then look into the host's table of modules, whatever this returns.
        # The program, should it ask so, gets no module of the host's.
        _host_builtins.__import__(name)
        return modules.get(name)
    name = _absolute(name, level, globals)
    parts = name.split(".")
    for count in range(1, len(parts) + 1):
        module = _load(".".join(parts[:count]))
    if not fromlist:
        return modules[parts[0]]
    if hasattr(module, "__path__"):
        for each in fromlist:
            if each != "*" and not hasattr(module, each):
                try:
                    _load(name + "." + each)
                except ImportError:
                    pass
    return module


def _scope(globals, locals):
    frame = _host_sys._getframe(2)
    if globals is None:
        globals = frame.f_globals
        locals = frame.f_locals if locals is None else locals
    return globals, globals if locals is None else locals


def _run(code, globals, locals):
    if type(globals) is not dict:
        # The program's dict: CPython stores to names in ways that pass its methods by.
        plain = dict(globals)
        try:
            return _run(code, plain, plain if locals is globals else locals)
        finally:
            globals.clear()
            globals.update(plain)
    fresh = "__builtins__" not in globals
    if fresh:
        globals["__builtins__"] = student_builtins
    try:
        return eval(code, globals, locals)
    finally:
        if fresh:
            globals.pop("__builtins__", None)


def _exec(source, globals=None, locals=None):
    globals, locals = _scope(globals, locals)
    if isinstance(source, (str, bytes)):
        source = host.compile(source, "<string>", "exec", False)
    _run(source, globals, locals)


def _eval(source, globals=None, locals=None):
    globals, locals = _scope(globals, locals)
    if isinstance(source, (str, bytes)):
        source = host.compile(source.lstrip(), "<string>", "eval", False)
    return _run(source, globals, locals)


def _compile(source, filename, mode, *rest):
    return host.compile(source, filename, "exec" if mode == "single" else mode, False)


def _globals():
    return _host_sys._getframe(1).f_globals


# The board does not know a function's variables by name: it gives the globals there, too.
_locals = _globals


def _open(name, mode="r", *rest, **options):
    if any(letter in mode for letter in "wax+"):
        raise OSError(30)
    text = host.file(name.lstrip("/"))
    if text is None:
        if any(path.startswith(name.strip("/") + "/") for path in host.files()):
            raise OSError(21)
        raise OSError(2)
    import io
    return io.BytesIO(text.encode()) if "b" in mode else io.StringIO(text)


def _dir(*things):
    if things:
        return dir(*things)
    return sorted(set(_host_sys._getframe(1).f_locals) - {"__builtins__"})


def _help(*things):
    host.write("Welcome to Adafruit CircuitPython 10.2.1!\n\nVisit circuitpython.org for more information.\n")


for _name in _PRESENT:
    student_builtins[_name] = getattr(_host_builtins, _name)
for _name in "__build_class__ hash isinstance issubclass iter next sorted sum".split():
    student_builtins[_name] = getattr(host, _name)
student_builtins.update(
    __import__=_import, exec=_exec, eval=_eval, compile=_compile, globals=_globals, locals=_locals, open=_open,
    dict=host.dict, dir=_dir, float=host.float, frozenset=host.frozenset, set=host.set, help=_help, print=host.print, input=host.input, __name__="builtins",
)
modules["builtins"] = _Module("builtins")
modules["builtins"].__dict__.update(student_builtins)

// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/dialect/dicts.h"

#include "sim/python/arguments.h"
#include "sim/python/dialect/dictviews.h"
#include "sim/python/dialect/keyorder.h"
#include "sim/python/modules/newtype.h"
#include "sim/python/statictype.h"

#include <string>

namespace sim::python {

namespace {

PyTypeObject &boardDict();

struct BoardDict
{
    PyDictObject dict;
    SlotTable *table; // made when it is first needed
    Py_ssize_t known; // keys in the table
};

BoardDict *self(PyObject *object)
{
    return reinterpret_cast<BoardDict *>(object);
}

// The table, with all keys in it: C code may have put some into the dict behind our back.
SlotTable &tableOf(PyObject *object)
{
    BoardDict *dict = self(object);
    if (dict->table == nullptr) {
        dict->table = new SlotTable;
        dict->known = 0;
    }
    if (dict->known != PyDict_GET_SIZE(object)) {
        dict->table->reset(0);
        PyObject *key = nullptr;
        Py_ssize_t at = 0;
        while (PyDict_Next(object, &at, &key, nullptr) != 0) {
            dict->table->add(key, keyHash(key));
        }
        dict->known = PyDict_GET_SIZE(object);
    }
    return *dict->table;
}

int store(PyObject *dict, PyObject *key, PyObject *value)
{
    SlotTable &table = tableOf(dict);
    const Py_ssize_t before = PyDict_GET_SIZE(dict);
    if (value != nullptr) {
        if (PyDict_SetItem(dict, key, value) != 0) {
            return -1;
        }
        if (PyDict_GET_SIZE(dict) > before) {
            table.add(key, keyHash(key));
            ++self(dict)->known;
        }
        return 0;
    }
    const Ref own = Ref::borrow(PyDict_Contains(dict, key) == 1 ? findKey(table, key) : nullptr);
    if (PyDict_DelItem(dict, key) != 0) {
        return -1;
    }
    if (own) {
        table.remove(own.get(), keyHash(own.get()));
        --self(dict)->known;
    }
    return 0;
}

PyObject *iterate(PyObject *dict)
{
    return newDictIterator(dict);
}

template <DictPart Which> PyObject *view(PyObject *dict, PyObject *)
{
    return newDictView(dict, Which);
}

// ---- methods -----------------------------------------------------------------------------------

PyObject *make(PyTypeObject *type)
{
    const Ref none = Ref::steal(PyTuple_New(0));
    return none ? PyDict_Type.tp_new(type, none.get(), nullptr) : nullptr;
}

// Puts in what another dict, or a sequence of pairs, holds.
bool putAll(PyObject *dict, PyObject *source)
{
    if (source == dict) {
        return true;
    }
    const bool isMapping = PyDict_Check(source) || PyObject_HasAttrString(source, "keys") == 1;
    const Ref iterator = Ref::steal(PyObject_GetIter(source));
    while (const Ref item = Ref::steal(iterator ? PyIter_Next(iterator.get()) : nullptr)) {
        if (isMapping) {
            const Ref value = Ref::steal(PyObject_GetItem(source, item.get()));
            if (!value || store(dict, item.get(), value.get()) != 0) {
                return false;
            }
            continue;
        }
        const Ref pair = Ref::steal(PySequence_Fast(item.get(), "dict update sequence has wrong length"));
        if (!pair) {
            return false;
        }
        if (PySequence_Fast_GET_SIZE(pair.get()) != 2) {
            PyErr_SetString(PyExc_ValueError, "dict update sequence has wrong length");
            return false;
        }
        PyObject **parts = PySequence_Fast_ITEMS(pair.get());
        if (store(dict, parts[0], parts[1]) != 0) {
            return false;
        }
    }
    return PyErr_Occurred() == nullptr;
}

bool update(PyObject *dict, PyObject *arguments, PyObject *named)
{
    PyObject *source = nullptr;
    if (PyArg_UnpackTuple(arguments, "dict", 0, 1, &source) == 0) {
        return false;
    }
    return (source == nullptr || putAll(dict, source)) && (named == nullptr || putAll(dict, named));
}

int initialise(PyObject *dict, PyObject *arguments, PyObject *named)
{
    return update(dict, arguments, named) ? 0 : -1;
}

PyObject *updateMethod(PyObject *dict, PyObject *arguments, PyObject *named)
{
    if (!update(dict, arguments, named)) {
        return nullptr;
    }
    Py_RETURN_NONE;
}

void drop(PyObject *object)
{
    delete std::exchange(self(object)->table, nullptr);
    PyDict_Type.tp_dealloc(object);
}

PyObject *copy(PyObject *dict, PyObject *)
{
    Ref made = Ref::steal(make(&boardDict()));
    if (!made || PyDict_Update(made.get(), dict) != 0) {
        return nullptr;
    }
    // With the slots as they are. The keys are the same objects.
    self(made.get())->table = new SlotTable{tableOf(dict)};
    self(made.get())->known = self(dict)->known;
    return made.release();
}

PyObject *clear(PyObject *dict, PyObject *)
{
    PyDict_Clear(dict);
    tableOf(dict).reset(0);
    self(dict)->known = 0;
    Py_RETURN_NONE;
}

PyObject *pop(PyObject *dict, PyObject *const *arguments, Py_ssize_t count)
{
    if (count < 1 || count > 2) {
        wrongNumberOfArguments(2, count);
        return nullptr;
    }
    PyObject *value = PyDict_GetItemWithError(dict, arguments[0]);
    if (value == nullptr) {
        if (PyErr_Occurred() == nullptr && count == 1) {
            PyErr_SetObject(PyExc_KeyError, arguments[0]);
        }
        return PyErr_Occurred() == nullptr ? Py_NewRef(arguments[1]) : nullptr;
    }
    Ref held = Ref::borrow(value);
    return store(dict, arguments[0], nullptr) == 0 ? held.release() : nullptr;
}

PyObject *popItem(PyObject *dict, PyObject *)
{
    std::size_t slot = 0;
    const Ref key = Ref::borrow(nextKey(tableOf(dict), slot));
    if (!key) {
        PyErr_SetString(PyExc_KeyError, "pop from empty dict");
        return nullptr;
    }
    Ref item = Ref::steal(dictPart(dict, key.get(), DictPart::Items));
    if (!item || PyDict_DelItem(dict, key.get()) != 0) {
        return nullptr;
    }
    self(dict)->table->removeAt(slot - 1);
    --self(dict)->known;
    return item.release();
}

PyObject *setDefault(PyObject *dict, PyObject *const *arguments, Py_ssize_t count)
{
    if (count < 1 || count > 2) {
        wrongNumberOfArguments(2, count);
        return nullptr;
    }
    PyObject *value = PyDict_GetItemWithError(dict, arguments[0]);
    if (value == nullptr && PyErr_Occurred() == nullptr) {
        value = count > 1 ? arguments[1] : Py_None;
        if (store(dict, arguments[0], value) != 0) {
            return nullptr;
        }
    }
    return Py_XNewRef(value);
}

PyObject *fromKeys(PyObject *, PyObject *const *arguments, Py_ssize_t count)
{
    if (count < 1 || count > 2) {
        wrongNumberOfArguments(2, count);
        return nullptr;
    }
    Ref made = Ref::steal(make(&boardDict()));
    const Ref keys = Ref::steal(made ? PySequence_List(arguments[0]) : nullptr);
    if (!keys) {
        return nullptr;
    }
    if (PyObject_HasAttrString(arguments[0], "__len__") == 1) {
        tableOf(made.get()).reset(static_cast<std::size_t>(PyList_GET_SIZE(keys.get())));
    }
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(keys.get()); ++i) {
        if (store(made.get(), PyList_GET_ITEM(keys.get(), i), count > 1 ? arguments[1] : Py_None) != 0) {
            return nullptr;
        }
    }
    return made.release();
}

PyObject *unite(PyObject *left, PyObject *right)
{
    if (!PyObject_TypeCheck(left, &boardDict()) || !PyDict_Check(right)) {
        Py_RETURN_NOTIMPLEMENTED;
    }
    Ref made = Ref::steal(copy(left, nullptr));
    return made && putAll(made.get(), right) ? made.release() : nullptr;
}

PyObject *uniteInPlace(PyObject *left, PyObject *right)
{
    if (!PyDict_Check(right)) {
        Py_RETURN_NOTIMPLEMENTED;
    }
    return putAll(left, right) ? Py_NewRef(left) : nullptr;
}

PyObject *represent(PyObject *dict)
{
    const int isWithin = Py_ReprEnter(dict);
    if (isWithin != 0) {
        return isWithin > 0 ? PyUnicode_FromString("{...}") : nullptr;
    }
    std::string text = "{";
    std::size_t slot = 0;
    bool isWhole = true;
    while (const Ref key = Ref::borrow(nextKey(tableOf(dict), slot))) {
        const Ref value = Ref::borrow(PyDict_GetItemWithError(dict, key.get()));
        const Ref shownKey = Ref::steal(value ? PyObject_Repr(key.get()) : nullptr);
        const Ref shownValue = Ref::steal(shownKey ? PyObject_Repr(value.get()) : nullptr);
        const char *first = shownKey ? PyUnicode_AsUTF8(shownKey.get()) : nullptr;
        const char *second = shownValue ? PyUnicode_AsUTF8(shownValue.get()) : nullptr;
        if (first == nullptr || second == nullptr) {
            isWhole = false;
            break;
        }
        text += (text.size() > 1 ? ", " : "") + std::string{first} + ": " + second;
    }
    Py_ReprLeave(dict);
    text += "}";
    return isWhole ? PyUnicode_FromStringAndSize(text.data(), static_cast<Py_ssize_t>(text.size())) : nullptr;
}

PyMethodDef methods[]{// NOLINT: CPython wants an array
                      {"keys", view<DictPart::Keys>, METH_NOARGS, nullptr},
                      {"values", view<DictPart::Values>, METH_NOARGS, nullptr},
                      {"items", view<DictPart::Items>, METH_NOARGS, nullptr},
                      {"copy", copy, METH_NOARGS, nullptr},
                      {"clear", clear, METH_NOARGS, nullptr},
                      {"pop", method(pop), METH_FASTCALL, nullptr},
                      {"popitem", popItem, METH_NOARGS, nullptr},
                      {"setdefault", method(setDefault), METH_FASTCALL, nullptr},
                      {"update", method(updateMethod), METH_VARARGS | METH_KEYWORDS, nullptr},
                      {"fromkeys", method(fromKeys), METH_FASTCALL | METH_CLASS, nullptr},
                      {nullptr, nullptr, 0, nullptr}};

PyMappingMethods asMapping{};
PyNumberMethods asNumber{};

PyTypeObject makeType()
{
    PyTypeObject type = staticType<BoardDict>("dict");
    asMapping.mp_ass_subscript = store;
    asNumber.nb_or = unite;
    asNumber.nb_inplace_or = uniteInPlace;
    type.tp_flags |= Py_TPFLAGS_BASETYPE;
    type.tp_base = &PyDict_Type;
    type.tp_init = initialise;
    type.tp_dealloc = drop;
    type.tp_repr = represent;
    type.tp_iter = iterate;
    type.tp_as_mapping = &asMapping;
    type.tp_as_number = &asNumber;
    type.tp_methods = methods;
    return type;
}

PyTypeObject &boardDict()
{
    static PyTypeObject type = makeType();
    return type;
}

} // namespace

bool readyDicts()
{
    return readyDictViews() && PyType_Ready(&boardDict()) == 0;
}

PyObject *dictType()
{
    return reinterpret_cast<PyObject *>(&boardDict());
}

PyObject *nextKeyOf(PyObject *dict, std::size_t &slot)
{
    return nextKey(tableOf(dict), slot);
}

PyObject *newDict(PyObject *const *valuesAndKeys, Py_ssize_t count)
{
    Ref dict = Ref::steal(make(&boardDict()));
    if (!dict) {
        return nullptr;
    }
    tableOf(dict.get()).reset(static_cast<std::size_t>(count));
    for (Py_ssize_t i = 0; i < count; ++i) {
        if (store(dict.get(), valuesAndKeys[2 * i + 1], valuesAndKeys[2 * i]) != 0) {
            return nullptr;
        }
    }
    return dict.release();
}

PyObject *newDictFrom(PyObject *source, bool isExact)
{
    Ref dict = Ref::steal(make(&boardDict()));
    if (!dict) {
        return nullptr;
    }
    if (isExact) {
        tableOf(dict.get()).reset(static_cast<std::size_t>(PyDict_GET_SIZE(source)));
    }
    return putAll(dict.get(), source) ? dict.release() : nullptr;
}

} // namespace sim::python

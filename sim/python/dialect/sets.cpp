// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/dialect/sets.h"

#include "sim/python/dialect/keyorder.h"
#include "sim/python/dialect/slotiterator.h"
#include "sim/python/modules/newtype.h"
#include "sim/python/statictype.h"

#include <string>

namespace sim::python {

namespace {

PyTypeObject &boardSet();
PyTypeObject &boardFrozenSet();

struct BoardSet
{
    PySetObject set;
    SlotTable *table; // made when it is first needed
};

SlotTable &tableOf(PyObject *object)
{
    auto *set = reinterpret_cast<BoardSet *>(object);
    if (set->table == nullptr) {
        set->table = new SlotTable;
    }
    return *set->table;
}

bool isOurs(PyObject *object)
{
    return PyObject_TypeCheck(object, &boardSet()) != 0 || PyObject_TypeCheck(object, &boardFrozenSet()) != 0;
}

// ---- items -------------------------------------------------------------------------------------

bool put(PyObject *set, PyObject *item)
{
    const int isKnown = PySet_Contains(set, item);
    if (isKnown != 0) {
        return isKnown > 0;
    }
    if (PySet_Add(set, item) != 0) {
        return false;
    }
    tableOf(set).add(item, keyHash(item));
    return true;
}

// 1 if it was there, 0 if not, -1 with a Python error set.
int take(PyObject *set, PyObject *item)
{
    const int isKnown = PySet_Contains(set, item);
    if (isKnown != 1) {
        return isKnown;
    }
    const Ref own = Ref::borrow(findKey(tableOf(set), item));
    if (own) {
        tableOf(set).remove(own.get(), keyHash(own.get()));
    }
    return PySet_Discard(set, item);
}

// Calls `action` with each item until it returns false. False if it did, or with a Python error set.
template <typename Action> bool forEach(PyObject *iterable, Action action)
{
    const Ref iterator = Ref::steal(PyObject_GetIter(iterable));
    while (const Ref item = Ref::steal(iterator ? PyIter_Next(iterator.get()) : nullptr)) {
        if (!action(item.get())) {
            return false;
        }
    }
    return PyErr_Occurred() == nullptr;
}

bool putAll(PyObject *set, PyObject *iterable)
{
    return forEach(iterable, [set](PyObject *item) { return put(set, item); });
}

bool takeAll(PyObject *set, PyObject *iterable)
{
    const Ref items = Ref::steal(PySequence_List(iterable)); // it may be the set itself
    return items && forEach(items.get(), [set](PyObject *item) { return take(set, item) >= 0; });
}

bool toggleAll(PyObject *set, PyObject *iterable)
{
    const Ref items = Ref::steal(PySequence_List(iterable));
    return items && forEach(items.get(), [set](PyObject *item) {
               const int taken = take(set, item);
               return taken > 0 || (taken == 0 && put(set, item));
           });
}

PyObject *make(PyTypeObject *type)
{
    const Ref none = Ref::steal(PyTuple_New(0));
    return none ? type->tp_base->tp_new(type, none.get(), nullptr) : nullptr;
}

// ---- iterating and printing --------------------------------------------------------------------

PyObject *nextItem(PyObject *set, int, std::size_t &slot)
{
    return Py_XNewRef(nextKey(tableOf(set), slot));
}

PyObject *iterate(PyObject *set)
{
    return newSlotIterator(set, 0, nextItem);
}

PyObject *represent(PyObject *set)
{
    std::string text;
    std::size_t slot = 0;
    while (const Ref item = Ref::borrow(nextKey(tableOf(set), slot))) {
        const Ref shown = Ref::steal(PyObject_Repr(item.get()));
        const char *utf8 = shown ? PyUnicode_AsUTF8(shown.get()) : nullptr;
        if (utf8 == nullptr) {
            return nullptr;
        }
        text += (text.empty() ? "" : ", ") + std::string{utf8};
    }
    const bool isFrozen = PyObject_TypeCheck(set, &boardFrozenSet()) != 0;
    text = text.empty() ? "" : "{" + text + "}";
    if (isFrozen || text.empty()) {
        text = (isFrozen ? "frozenset(" : "set(") + text + ")";
    }
    return PyUnicode_FromStringAndSize(text.data(), static_cast<Py_ssize_t>(text.size()));
}

// ---- operators and methods ---------------------------------------------------------------------

// With the slots as they are.
PyObject *copy(PyObject *set, PyObject *)
{
    PyTypeObject &type = PyObject_TypeCheck(set, &boardSet()) != 0 ? boardSet() : boardFrozenSet();
    Ref made = Ref::steal(make(&type));
    std::size_t slot = 0;
    while (PyObject *item = made ? nextKey(tableOf(set), slot) : nullptr) {
        if (PySet_Add(made.get(), item) != 0) {
            return nullptr;
        }
    }
    if (made) {
        tableOf(made.get()) = tableOf(set);
    }
    return made.release();
}

using Change = bool (*)(PyObject *set, PyObject *other);

// Keeps what is in the other one, too, in the other one's order.
bool keepAll(PyObject *set, PyObject *iterable)
{
    const Ref kept = Ref::steal(PyList_New(0));
    const bool done = kept && forEach(iterable, [set, &kept](PyObject *item) {
                          const int isKnown = PySet_Contains(set, item);
                          return isKnown == 0 || (isKnown == 1 && PyList_Append(kept.get(), item) == 0);
                      });
    if (!done || PySet_Clear(set) != 0) {
        return false;
    }
    tableOf(set).reset(0);
    return putAll(set, kept.get());
}

template <Change change> PyObject *combine(PyObject *left, PyObject *right)
{
    if (!isOurs(left) || !PyAnySet_Check(right)) {
        Py_RETURN_NOTIMPLEMENTED;
    }
    Ref made = Ref::steal(copy(left, nullptr));
    return made && change(made.get(), right) ? made.release() : nullptr;
}

template <Change change> PyObject *combineInPlace(PyObject *left, PyObject *right)
{
    if (!PyAnySet_Check(right)) {
        Py_RETURN_NOTIMPLEMENTED;
    }
    return change(left, right) ? Py_NewRef(left) : nullptr;
}

template <Change change> PyObject *combined(PyObject *set, PyObject *const *arguments, Py_ssize_t count)
{
    Ref made = Ref::steal(copy(set, nullptr));
    for (Py_ssize_t i = 0; made && i < count; ++i) {
        if (!change(made.get(), arguments[i])) {
            return nullptr;
        }
    }
    return made.release();
}

template <Change change> PyObject *changed(PyObject *set, PyObject *const *arguments, Py_ssize_t count)
{
    for (Py_ssize_t i = 0; i < count; ++i) {
        if (!change(set, arguments[i])) {
            return nullptr;
        }
    }
    Py_RETURN_NONE;
}

PyObject *add(PyObject *set, PyObject *item)
{
    if (!put(set, item)) {
        return nullptr;
    }
    Py_RETURN_NONE;
}

PyObject *discard(PyObject *set, PyObject *item)
{
    if (take(set, item) < 0) {
        return nullptr;
    }
    Py_RETURN_NONE;
}

PyObject *removeItem(PyObject *set, PyObject *item)
{
    const int taken = take(set, item);
    if (taken == 0) {
        PyErr_SetObject(PyExc_KeyError, item);
    }
    if (taken != 1) {
        return nullptr;
    }
    Py_RETURN_NONE;
}

PyObject *pop(PyObject *set, PyObject *)
{
    std::size_t slot = 0;
    Ref item = Ref::borrow(nextKey(tableOf(set), slot));
    if (!item) {
        PyErr_SetString(PyExc_KeyError, "pop from empty set");
        return nullptr;
    }
    return take(set, item.get()) == 1 ? item.release() : nullptr;
}

PyObject *clear(PyObject *set, PyObject *)
{
    tableOf(set).reset(0);
    if (PySet_Clear(set) != 0) {
        return nullptr;
    }
    Py_RETURN_NONE;
}

// Of the frozen one, what leaves the items in their places; the rest is the host's.
PyMethodDef frozenMethods[]{// NOLINT: CPython wants an array
                            {"copy", copy, METH_NOARGS, nullptr},
                            {"union", method(combined<putAll>), METH_FASTCALL, nullptr},
                            {nullptr, nullptr, 0, nullptr}};

PyMethodDef methods[]{// NOLINT
                      {"copy", copy, METH_NOARGS, nullptr},
                      {"union", method(combined<putAll>), METH_FASTCALL, nullptr},
                      {"intersection", method(combined<keepAll>), METH_FASTCALL, nullptr},
                      {"difference", method(combined<takeAll>), METH_FASTCALL, nullptr},
                      {"symmetric_difference", method(combined<toggleAll>), METH_FASTCALL, nullptr},
                      {"update", method(changed<putAll>), METH_FASTCALL, nullptr},
                      {"intersection_update", method(changed<keepAll>), METH_FASTCALL, nullptr},
                      {"difference_update", method(changed<takeAll>), METH_FASTCALL, nullptr},
                      {"symmetric_difference_update", method(changed<toggleAll>), METH_FASTCALL, nullptr},
                      {"add", add, METH_O, nullptr},
                      {"discard", discard, METH_O, nullptr},
                      {"remove", removeItem, METH_O, nullptr},
                      {"pop", pop, METH_NOARGS, nullptr},
                      {"clear", clear, METH_NOARGS, nullptr},
                      {nullptr, nullptr, 0, nullptr}};

// ---- the types ---------------------------------------------------------------------------------

int initialise(PyObject *set, PyObject *arguments, PyObject *)
{
    PyObject *iterable = nullptr;
    if (PyArg_UnpackTuple(arguments, "set", 0, 1, &iterable) == 0) {
        return -1;
    }
    return iterable == nullptr || putAll(set, iterable) ? 0 : -1;
}

PyObject *constructFrozen(PyTypeObject *type, PyObject *arguments, PyObject *)
{
    PyObject *iterable = nullptr;
    if (PyArg_UnpackTuple(arguments, "frozenset", 0, 1, &iterable) == 0) {
        return nullptr;
    }
    // An empty frozenset of Python's is one object for all, but not of a derived type.
    const Ref none = Ref::steal(PyTuple_New(0));
    Ref made = Ref::steal(none ? PyFrozenSet_Type.tp_new(type, none.get(), nullptr) : nullptr);
    return made && (iterable == nullptr || putAll(made.get(), iterable)) ? made.release() : nullptr;
}

void drop(PyObject *object)
{
    auto *set = reinterpret_cast<BoardSet *>(object);
    delete std::exchange(set->table, nullptr);
    PySet_Type.tp_dealloc(object);
}

PyNumberMethods operators{};
PyNumberMethods frozenOperators{};

PyTypeObject makeType(const char *name, PyTypeObject &base, PyNumberMethods &number, PyMethodDef *ours)
{
    PyTypeObject type = staticType<BoardSet>(name);
    number.nb_or = combine<putAll>;
    type.tp_flags |= Py_TPFLAGS_BASETYPE;
    type.tp_base = &base;
    type.tp_dealloc = drop;
    type.tp_repr = represent;
    type.tp_iter = iterate;
    type.tp_as_number = &number;
    type.tp_methods = ours;
    return type;
}

PyTypeObject makeSetType()
{
    operators.nb_and = combine<keepAll>;
    operators.nb_subtract = combine<takeAll>;
    operators.nb_xor = combine<toggleAll>;
    operators.nb_inplace_or = combineInPlace<putAll>;
    operators.nb_inplace_and = combineInPlace<keepAll>;
    operators.nb_inplace_subtract = combineInPlace<takeAll>;
    operators.nb_inplace_xor = combineInPlace<toggleAll>;
    PyTypeObject type = makeType("set", PySet_Type, operators, methods);
    type.tp_init = initialise;
    return type;
}

PyTypeObject makeFrozenType()
{
    PyTypeObject type = makeType("frozenset", PyFrozenSet_Type, frozenOperators, frozenMethods);
    type.tp_new = constructFrozen;
    return type;
}

PyTypeObject &boardSet()
{
    static PyTypeObject type = makeSetType();
    return type;
}

PyTypeObject &boardFrozenSet()
{
    static PyTypeObject type = makeFrozenType();
    return type;
}

} // namespace

bool readySets()
{
    return PyType_Ready(&boardSet()) == 0 && PyType_Ready(&boardFrozenSet()) == 0;
}

PyObject *setType()
{
    return reinterpret_cast<PyObject *>(&boardSet());
}

PyObject *frozenSetType()
{
    return reinterpret_cast<PyObject *>(&boardFrozenSet());
}

bool isSet(PyObject *object)
{
    return isOurs(object);
}

PyObject *nextItemOf(PyObject *set, std::size_t &slot)
{
    return nextKey(tableOf(set), slot);
}

PyObject *newSet(PyObject *const *items, Py_ssize_t count)
{
    Ref set = Ref::steal(make(&boardSet()));
    if (!set) {
        return nullptr;
    }
    tableOf(set.get()).reset(static_cast<std::size_t>(count));
    for (Py_ssize_t i = 0; i < count; ++i) {
        if (!put(set.get(), items[i])) {
            return nullptr;
        }
    }
    return set.release();
}

PyObject *newSetFrom(PyObject *iterable)
{
    Ref set = Ref::steal(make(&boardSet()));
    return set && putAll(set.get(), iterable) ? set.release() : nullptr;
}

} // namespace sim::python

// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/hostattributes.h"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include <structmember.h>

namespace sim::python {

namespace {

// The keys that objects of a class share, while they have no dictionary of their own
// (Include/internal/pycore_dict.h, which C++ cannot read).
struct SharedKeys
{
    Py_ssize_t references;
    std::uint8_t log2Size;
    std::uint8_t log2IndexBytes;
    std::uint8_t kind;
    std::uint32_t version;
    Py_ssize_t usable;
    Py_ssize_t count;
    // Here: 1 << log2IndexBytes bytes of indices, then the entries.
};
struct SharedEntry
{
    PyObject *key;
    PyObject *unused;
};
constexpr std::uint8_t generalKind = 0; // entries of another shape

template <typename Field> Field fieldAt(PyObject *object, std::ptrdiff_t offset)
{
    Field field{};
    std::memcpy(&field, reinterpret_cast<const char *>(object) + offset, sizeof field);
    return field;
}

// Where an object of a class of the program's keeps its attributes: a dictionary, or values behind shared keys.
struct Attributes
{
    PyObject *dict = nullptr;
    PyObject *const *values = nullptr;
};

Attributes attributesOf(PyObject *object)
{
    const PyTypeObject *const type = Py_TYPE(object);
    constexpr auto word = static_cast<std::ptrdiff_t>(sizeof(PyObject *));
    if ((type->tp_flags & Py_TPFLAGS_MANAGED_DICT) == 0) {
        return type->tp_dictoffset > 0 ? Attributes{fieldAt<PyObject *>(object, type->tp_dictoffset), nullptr}
                                       : Attributes{};
    }
#if PY_VERSION_HEX < 0x030C0000
    return {fieldAt<PyObject *>(object, -3 * word), fieldAt<PyObject *const *>(object, -4 * word)};
#elif PY_VERSION_HEX < 0x030D0000
    const auto either = fieldAt<std::uintptr_t>(object, -3 * word); // the lowest bit tells which
    return (either & 1) != 0 ? Attributes{nullptr, reinterpret_cast<PyObject *const *>(either + 1)}
                             : Attributes{reinterpret_cast<PyObject *>(either), nullptr};
#else
    if (PyObject *const dict = fieldAt<PyObject *>(object, -3 * word)) {
        return {dict, nullptr};
    }
    if ((type->tp_flags & Py_TPFLAGS_INLINE_VALUES) == 0) {
        return {};
    }
    // Behind the object's head: four bytes on the values, the last of which says that they are in use.
    const char *const inlined = reinterpret_cast<const char *>(object) + sizeof(PyObject);
    return {nullptr, inlined[3] != 0 ? reinterpret_cast<PyObject *const *>(inlined + word) : nullptr};
#endif
}

void forEachShared(PyObject *object, PyObject *const *values, const TakeAttribute &take)
{
    const auto *const keys
        = reinterpret_cast<const SharedKeys *>(reinterpret_cast<PyHeapTypeObject *>(Py_TYPE(object))->ht_cached_keys);
    if (keys == nullptr || keys->kind == generalKind) {
        return;
    }
    const auto *const entries = reinterpret_cast<const SharedEntry *>(
        reinterpret_cast<const char *>(keys + 1) + (std::size_t{1} << keys->log2IndexBytes));
    for (Py_ssize_t i = 0; i < keys->count; ++i) {
        if (values[i] != nullptr) {
            take(entries[i].key, values[i]);
        }
    }
}

void forEachItem(PyObject *dict, const TakeAttribute &take)
{
    PyObject *name = nullptr;
    PyObject *value = nullptr;
    for (Py_ssize_t at = 0; PyDict_Next(dict, &at, &name, &value) != 0;) {
        take(name, value);
    }
}

} // namespace

void forEachAttribute(PyObject *object, const TakeAttribute &take)
{
    const Attributes attributes = attributesOf(object);
    if (attributes.dict != nullptr && PyDict_Check(attributes.dict)) {
        forEachItem(attributes.dict, take);
    } else if (attributes.values != nullptr) {
        forEachShared(object, attributes.values, take);
    }
    for (PyTypeObject *type = Py_TYPE(object); type != nullptr; type = type->tp_base) {
        if ((type->tp_flags & Py_TPFLAGS_HEAPTYPE) == 0) {
            break;
        }
        forEachClassAttribute(type, [&](PyObject *name, PyObject *descriptor) {
            const PyMemberDef *const member = Py_IS_TYPE(descriptor, &PyMemberDescr_Type)
                ? reinterpret_cast<PyMemberDescrObject *>(descriptor)->d_member
                : nullptr;
            if (member != nullptr && member->type == T_OBJECT_EX) {
                if (PyObject *const value = fieldAt<PyObject *>(object, member->offset)) {
                    take(name, value);
                }
            }
        });
    }
}

void forEachClassAttribute(PyTypeObject *type, const TakeAttribute &take)
{
    if (type->tp_dict != nullptr) { // of the host's own classes it may be elsewhere: they are not the program's
        forEachItem(type->tp_dict, take);
    }
}

PyObject *fieldOf(PyObject *object, const char *name)
{
    for (const PyMemberDef *each = Py_TYPE(object)->tp_members; each != nullptr && each->name != nullptr; ++each) {
        if (std::string_view{each->name} == name && (each->type == T_OBJECT_EX || each->type == T_OBJECT)) {
            return fieldAt<PyObject *>(object, each->offset);
        }
    }
    return nullptr;
}

} // namespace sim::python

// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/modules/enumtype.h"

#include "sim/python/modules/newtype.h"

namespace sim::python {

namespace {

struct EnumValue
{
    PyObject_HEAD // NOLINT
        const std::string *text;
};

PyObject *repr(PyObject *self)
{
    return PyUnicode_FromString(reinterpret_cast<EnumValue *>(self)->text->c_str());
}

} // namespace

EnumType::EnumType(std::string module, std::string name, std::vector<std::string> values)
    : m_module(std::move(module)), m_name(std::move(name)), m_names(std::move(values))
{
}

bool EnumType::make()
{
    std::vector<PyType_Slot> slots{{Py_tp_repr, slot(repr)}, {0, nullptr}};
    PyType_Spec spec{m_name.c_str(), sizeof(EnumValue), 0,
                     Py_TPFLAGS_DEFAULT | Py_TPFLAGS_DISALLOW_INSTANTIATION, slots.data()};
    m_type = PyType_FromSpec(&spec);
    if (m_type == nullptr) {
        return false;
    }
    auto *type = reinterpret_cast<PyTypeObject *>(m_type);
    for (const std::string &name : m_names) {
        PyObject *value = type->tp_alloc(type, 0);
        if (value == nullptr || PyObject_SetAttrString(m_type, name.c_str(), value) != 0) {
            return false;
        }
        // Never freed: its value lives as long as the process.
        reinterpret_cast<EnumValue *>(value)->text = new std::string{m_module + "." + m_name + "." + name};
        m_values.push_back(value);
    }
    return true;
}

PyObject *EnumType::type()
{
    return m_type != nullptr || make() ? m_type : nullptr;
}

PyObject *EnumType::value(std::size_t index)
{
    return type() != nullptr ? m_values[index] : nullptr;
}

int EnumType::indexOf(PyObject *object)
{
    for (std::size_t i = 0; type() != nullptr && i < m_values.size(); ++i) {
        if (m_values[i] == object) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

const std::string *enumText(PyObject *object)
{
    return Py_TYPE(object)->tp_repr == repr ? reinterpret_cast<EnumValue *>(object)->text : nullptr;
}

} // namespace sim::python

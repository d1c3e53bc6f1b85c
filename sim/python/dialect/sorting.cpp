// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/dialect/sorting.h"

#include "sim/python/dialect/typeslots.h"

#include <cstring>
#include <utility>
#include <vector>

namespace sim::python {

namespace {

class Sorter
{
public:
    Sorter(std::vector<Ref> &items, const Order &order) : m_items(items), m_order(order) { }

    // Sorts the items first .. last; both count.
    bool sort(std::ptrdiff_t first, std::ptrdiff_t last)
    {
        while (first < last) {
            const std::optional<Parts> parts = divide(first, last);
            if (!parts) {
                return false;
            }
            // The smaller part is sorted first, so that few calls wait for another.
            if (parts->lowerEnd - first < last - parts->upperBegin) {
                if (!sort(first, parts->lowerEnd)) {
                    return false;
                }
                first = parts->upperBegin;
            } else {
                if (!sort(parts->upperBegin, last)) {
                    return false;
                }
                last = parts->lowerEnd;
            }
        }
        return true;
    }

private:
    Ref &at(std::ptrdiff_t index) { return m_items[static_cast<std::size_t>(index)]; }

    // The parts overlap the last item's new place: so the board has it.
    struct Parts
    {
        std::ptrdiff_t lowerEnd;
        std::ptrdiff_t upperBegin;
    };

    // Puts the last item where it belongs, smaller ones before it.
    std::optional<Parts> divide(std::ptrdiff_t first, std::ptrdiff_t last)
    {
        const Ref pivot = key(last);
        if (!pivot) {
            return std::nullopt;
        }
        std::ptrdiff_t low = first - 1;
        std::ptrdiff_t high = last;
        for (;;) {
            int lowGoesOn = 1;
            while (lowGoesOn == 1) {
                ++low;
                lowGoesOn = low < high ? isBefore(key(low), pivot) : 0;
            }
            int highGoesOn = lowGoesOn == 0 ? 1 : -1;
            while (highGoesOn == 1) {
                --high;
                highGoesOn = low < high ? isBefore(pivot, key(high)) : 0;
            }
            if (highGoesOn < 0) {
                return std::nullopt;
            }
            if (low >= high) {
                break;
            }
            std::swap(at(low), at(high));
        }
        std::swap(at(low), at(last));
        return Parts{high, low + 1};
    }

    Ref key(std::ptrdiff_t index)
    {
        return m_order.key == nullptr ? at(index)
                                      : Ref::steal(PyObject_CallOneArg(m_order.key, at(index).get()));
    }

    // 1, 0, or -1 with a Python error set.
    int isBefore(const Ref &a, const Ref &b) const
    {
        const int less = a && b ? PyObject_RichCompareBool(a.get(), b.get(), Py_LT) : -1;
        return less < 0 ? -1 : (less == 1) != m_order.isReversed ? 1 : 0;
    }

    std::vector<Ref> &m_items;
    const Order &m_order;
};

PyObject *sortMethod(PyObject *list, PyObject *const *arguments, Py_ssize_t count, PyObject *names)
{
    if (count != 0) {
        PyErr_SetString(PyExc_TypeError, "extra positional arguments given");
        return nullptr;
    }
    const std::optional<Order> order = orderOf(arguments, names);
    if (!order || !sortList(list, *order)) {
        return nullptr;
    }
    Py_RETURN_NONE;
}

PyMethodDef definition{"sort", reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>(sortMethod)),
                       METH_FASTCALL | METH_KEYWORDS, nullptr};

} // namespace

std::optional<Order> orderOf(PyObject *const *values, PyObject *names)
{
    Order order;
    for (Py_ssize_t i = 0; names != nullptr && i < PyTuple_GET_SIZE(names); ++i) {
        const char *name = PyUnicode_AsUTF8(PyTuple_GET_ITEM(names, i));
        if (name != nullptr && std::strcmp(name, "key") == 0) {
            order.key = values[i] == Py_None ? nullptr : values[i];
        } else if (name != nullptr && std::strcmp(name, "reverse") == 0) {
            const int isReversed = PyObject_IsTrue(values[i]);
            if (isReversed < 0) {
                return std::nullopt;
            }
            order.isReversed = isReversed == 1;
        } else {
            PyErr_Format(PyExc_TypeError, "unexpected keyword argument '%U'", PyTuple_GET_ITEM(names, i));
            return std::nullopt;
        }
    }
    return order;
}

bool sortList(PyObject *list, const Order &order)
{
    std::vector<Ref> items;
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(list); ++i) {
        items.push_back(Ref::borrow(PyList_GET_ITEM(list, i)));
    }
    if (!Sorter{items, order}.sort(0, static_cast<std::ptrdiff_t>(items.size()) - 1)) {
        return false;
    }
    // A key function may have changed the list meanwhile.
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(list) && i < static_cast<Py_ssize_t>(items.size()); ++i) {
        if (PyList_SetItem(list, i, items[static_cast<std::size_t>(i)].release()) != 0) {
            return false;
        }
    }
    return true;
}

bool bendSorting()
{
    return replaceMethod(&PyList_Type, &definition);
}

} // namespace sim::python

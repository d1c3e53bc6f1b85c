// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exceptiontext.h"

#include "core/coroutinetask.h"

#include <cxxabi.h>

#include <cstdlib>
#include <memory>
#include <typeinfo>

namespace core {

namespace {

std::string readable(const std::type_info &type)
{
    int status = 0;
    const std::unique_ptr<char, decltype(&std::free)> name{
        abi::__cxa_demangle(type.name(), nullptr, nullptr, &status), &std::free};
    return status == 0 ? name.get() : type.name();
}

} // namespace

std::string textOf(const std::exception_ptr &exception)
{
    try {
        std::rethrow_exception(exception);
    } catch (const Cancelled &) {
        return "Cancelled: ";
    } catch (const Interrupted &) {
        return "Interrupted: ";
    } catch (const std::exception &error) {
        return readable(typeid(error)) + ": " + error.what();
    } catch (...) {
        return "unknown exception: ";
    }
}

} // namespace core

// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/console.h"

#include "sim/board.h"
#include "sim/costs.h"
#include "sim/python/machine.h"

namespace sim::python {

namespace {

using namespace std::chrono_literals;

std::string &typed()
{
    static std::string bytes;
    return bytes;
}

// Appends str(object) as UTF-8.
bool appendText(std::string &out, PyObject *object)
{
    const Ref text = Ref::steal(PyObject_Str(object));
    if (!text) {
        return false;
    }
    Py_ssize_t size = 0;
    if (const char *utf8 = PyUnicode_AsUTF8AndSize(text.get(), &size)) {
        out.append(utf8, static_cast<std::size_t>(size));
        return true;
    }
    PyErr_Clear();
    // Lone surrogates: the board would send the bytes that they came from.
    const Ref bytes = Ref::steal(PyUnicode_AsEncodedString(text.get(), "utf-8", "surrogatepass"));
    if (!bytes) {
        return false;
    }
    out.append(PyBytes_AS_STRING(bytes.get()), static_cast<std::size_t>(PyBytes_GET_SIZE(bytes.get())));
    return true;
}

struct PrintOptions
{
    std::string separator = " ";
    std::string end = "\n";
    PyObject *file = nullptr;
};

bool readOption(PrintOptions &options, std::string_view name, PyObject *value)
{
    if (name == "file") {
        options.file = value == Py_None ? nullptr : value;
        return true;
    }
    if (name != "sep" && name != "end") {
        PyErr_Format(PyExc_TypeError, "unexpected keyword argument '%s'", std::string{name}.c_str());
        return false;
    }
    std::string &text = name == "sep" ? options.separator : options.end;
    if (value == Py_None) {
        return true;
    }
    text.clear();
    if (!PyUnicode_Check(value)) {
        PyErr_Format(PyExc_TypeError, "can't convert '%s' object to str implicitly", Py_TYPE(value)->tp_name);
        return false;
    }
    return appendText(text, value);
}

// What is printed, on its way to the console. A text of any length goes piece by piece: it need not fit into
// memory, nor into one message to the front.
class Printout
{
public:
    /// For PrintOptions::file, which gets the whole text in one piece.
    explicit Printout(bool isWhole) : m_isWhole(isWhole) { }

    bool add(PyObject *object) { return appendText(m_text, object) && writePieces(); }
    bool add(std::string_view text)
    {
        m_text += text;
        return writePieces();
    }
    void writeRest() { write(m_text); }
    const std::string &text() const { return m_text; }

private:
    static constexpr std::size_t pieceSize = std::size_t{1} << 16;
    static constexpr std::size_t longestWhole = std::size_t{16} << 20;

    // False with MemoryError set if a text that must be whole has grown too long.
    bool writePieces()
    {
        if (m_isWhole && m_text.size() > longestWhole) {
            PyErr_NoMemory();
            return false;
        }
        std::string_view rest = m_text;
        while (!m_isWhole && rest.size() > pieceSize) {
            std::size_t end = pieceSize;
            while (end > pieceSize - 4 && (static_cast<unsigned char>(rest[end]) & 0xC0U) == 0x80U) {
                --end; // not within a character
            }
            write(rest.substr(0, end));
            rest.remove_prefix(end);
        }
        m_text.erase(0, m_text.size() - rest.size());
        return true;
    }
    void write(std::string_view text)
    {
        spend((m_hasBegun ? core::Duration{} : costs::print)
              + static_cast<core::Duration::rep>(text.size()) * costs::printByte);
        m_hasBegun = true;
        writeConsole(text);
    }

    std::string m_text;
    bool m_isWhole;
    bool m_hasBegun = false;
};

PyObject *print(PyObject *, PyObject *const *arguments, Py_ssize_t count, PyObject *names)
{
    PrintOptions options;
    const Py_ssize_t named = names != nullptr ? PyTuple_GET_SIZE(names) : 0;
    for (Py_ssize_t i = 0; i < named; ++i) {
        if (!readOption(options, PyUnicode_AsUTF8(PyTuple_GET_ITEM(names, i)), arguments[count + i])) {
            return nullptr;
        }
    }
    Printout out{options.file != nullptr};
    for (Py_ssize_t i = 0; i < count; ++i) {
        if ((i > 0 && !out.add(options.separator)) || !out.add(arguments[i])) {
            return nullptr;
        }
    }
    if (!out.add(options.end)) {
        return nullptr;
    }
    if (options.file != nullptr) {
        const Ref whole = Ref::steal(PyUnicode_DecodeUTF8(
            out.text().data(), static_cast<Py_ssize_t>(out.text().size()), "surrogatepass"));
        return whole ? PyObject_CallMethod(options.file, "write", "O", whole.get()) : nullptr;
    }
    out.writeRest();
    Py_RETURN_NONE;
}

// One typed byte, waiting for it. Nothing with a Python error set on Ctrl-C.
bool waitForByte(char &byte)
{
    while (typed().empty()) {
        if (!waitForTyping()) {
            return false;
        }
    }
    byte = typed().front();
    typed().erase(0, 1);
    return true;
}

PyObject *input(PyObject *, PyObject *const *arguments, Py_ssize_t count)
{
    std::string prompt;
    if (count > 1) {
        return PyErr_Format(PyExc_TypeError, "function expected at most 1 arguments, got %zd", count);
    }
    if (count == 1 && !appendText(prompt, arguments[0])) {
        return nullptr;
    }
    writeConsole(prompt);
    // The board echoes what is typed and knows backspace.
    std::string line;
    for (;;) {
        char byte = 0;
        if (!waitForByte(byte)) {
            return nullptr;
        }
        if (byte == '\r' || byte == '\n') {
            writeConsole("\n");
            return PyUnicode_DecodeUTF8(line.data(), static_cast<Py_ssize_t>(line.size()), "replace");
        }
        if (byte == '\x04' && line.empty()) {
            PyErr_SetNone(PyExc_EOFError);
            return nullptr;
        }
        if (byte == '\b' || byte == '\x7F') {
            if (!line.empty()) {
                line.pop_back();
                writeConsole("\b \b");
            }
        } else {
            line += byte;
            writeConsole({&byte, 1});
        }
    }
}

PyMethodDef printMethod{"print", reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>(print)),
                        METH_FASTCALL | METH_KEYWORDS, nullptr};
PyMethodDef inputMethod{"input", reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>(input)),
                        METH_FASTCALL, nullptr};

} // namespace

void writeConsole(std::string_view text)
{
    if (text.empty()) {
        return;
    }
    board().record(core::EntryKind::Console, core::number(runningTask()), 0, text);
    surroundings().consoleWritten();
}

void typeIntoConsole(std::string_view bytes)
{
    typed() += bytes;
}

std::size_t typedBytes()
{
    return typed().size();
}

std::string takeTyped(std::size_t count)
{
    std::string taken = typed().substr(0, count);
    typed().erase(0, taken.size());
    return taken;
}

bool waitForTyping()
{
    surroundings().poll();
    (void)board().clock().waitUntil(board().now() + 1ms);
    return checkInterrupt();
}

PyObject *printFunction()
{
    return PyCFunction_New(&printMethod, nullptr);
}

PyObject *inputFunction()
{
    return PyCFunction_New(&inputMethod, nullptr);
}

} // namespace sim::python

// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/memorylimit.h"

#include "sim/python/object.h"

#include <cstdint>
#include <limits>

#include <malloc.h>
#include <sys/mman.h>

namespace sim::python {

namespace {

constexpr std::size_t noLimit = std::numeric_limits<std::size_t>::max();

// CPython's allocator hooks are plain functions of the process, and so is what they count.
struct Books
{
    PyMemAllocatorEx blocks{};       // what CPython used before us for large blocks
    PyObjectArenaAllocator arenas{}; // ... and for arenas
    std::size_t used = 0;
    std::size_t limit = noLimit;
    std::size_t largest = noLimit;
    std::size_t boardMark = noLimit; // beyond it the program has outgrown the board; then there is none
    std::size_t refused = 0;
    bool atLimit = false; // a request was refused, and what is in use has not sunk below the limit since
    // Arenas are cut from one reserved stretch at a fixed address, where the kernel grants it: objects
    // then have the same addresses in every run, and so the same order in a set of objects.
    char *stretch = nullptr;
    std::size_t cut = 0;
};

constexpr std::uintptr_t stretchAddress = 0x2000'0000'0000;
constexpr std::size_t stretchSize = std::size_t{512} << 20;

Books &books()
{
    static Books instance;
    return instance;
}

// Once a block was refused, this much more is granted: the exception needs room for its traceback, and the
// program for dealing with it.
constexpr std::size_t reserve = std::size_t{2} << 20;

bool exceeds(std::size_t size, std::size_t limit)
{
    return limit != noLimit && books().used + size > limit;
}

bool refuses(std::size_t size)
{
    Books &all = books();
    all.atLimit = all.atLimit && exceeds(reserve, all.limit);
    if (size <= all.largest && !exceeds(size, all.atLimit ? all.limit + reserve : all.limit)) {
        return false;
    }
    all.atLimit = all.atLimit || size <= all.largest;
    all.refused = size;
    return true;
}

void use(std::size_t size)
{
    Books &all = books();
    all.used += size;
    if (all.used > all.boardMark) {
        all.boardMark = noLimit;
        MemoryLimit::outgrewBoard = true;
    }
}

void *counted(void *block)
{
    if (block != nullptr) {
        use(malloc_usable_size(block));
    }
    return block;
}

void *allocate(void *, std::size_t size)
{
    return refuses(size) ? nullptr : counted(books().blocks.malloc(books().blocks.ctx, size));
}

void *allocateZeroed(void *, std::size_t count, std::size_t size)
{
    return refuses(count * size) ? nullptr : counted(books().blocks.calloc(books().blocks.ctx, count, size));
}

void *reallocate(void *, void *block, std::size_t size)
{
    const std::size_t before = block != nullptr ? malloc_usable_size(block) : 0;
    if (size > before && refuses(size)) {
        return nullptr;
    }
    void *moved = books().blocks.realloc(books().blocks.ctx, block, size);
    if (moved != nullptr) {
        books().used -= before;
    }
    return counted(moved);
}

void release(void *, void *block)
{
    if (block != nullptr) {
        books().used -= malloc_usable_size(block);
    }
    books().blocks.free(books().blocks.ctx, block);
}

void *newArena(void *, std::size_t size)
{
    Books &all = books();
    if (exceeds(size, all.limit)) {
        return nullptr; // CPython then asks for a block of the object's own size
    }
    void *arena = nullptr;
    if (all.stretch != nullptr && all.cut + size <= stretchSize) {
        arena = all.stretch + all.cut;
        if (mprotect(arena, size, PROT_READ | PROT_WRITE) != 0) {
            return nullptr;
        }
        all.cut += size;
    } else {
        arena = all.arenas.alloc(all.arenas.ctx, size);
    }
    if (arena != nullptr) {
        use(size);
    }
    return arena;
}

void dropArena(void *, void *arena, std::size_t size)
{
    Books &all = books();
    all.used -= size;
    char *start = static_cast<char *>(arena);
    if (all.stretch == nullptr || start < all.stretch || start >= all.stretch + stretchSize) {
        all.arenas.free(all.arenas.ctx, arena, size);
    } else if (start + size == all.stretch + all.cut) {
        all.cut -= size;
        madvise(arena, size, MADV_DONTNEED);
        mprotect(arena, size, PROT_NONE);
    } else {
        // A hole: its pages go back, its addresses are not used again.
        madvise(arena, size, MADV_DONTNEED);
        mprotect(arena, size, PROT_NONE);
    }
}

} // namespace

void MemoryLimit::install()
{
    Books &all = books();
    PyMem_GetAllocator(PYMEM_DOMAIN_RAW, &all.blocks);
    PyMemAllocatorEx blocks{nullptr, allocate, allocateZeroed, reallocate, release};
    PyMem_SetAllocator(PYMEM_DOMAIN_RAW, &blocks);
    void *stretch = mmap(reinterpret_cast<void *>(stretchAddress), stretchSize,
                         PROT_NONE, // NOLINT: an address is wanted
                         MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE, -1, 0);
    all.stretch = stretch == MAP_FAILED ? nullptr : static_cast<char *>(stretch);
    PyObject_GetArenaAllocator(&all.arenas);
    PyObjectArenaAllocator arenas{nullptr, newArena, dropArena};
    PyObject_SetArenaAllocator(&arenas);
}

void MemoryLimit::arm(std::size_t more, std::size_t largest, std::size_t boardMost)
{
    books().limit = books().used + more;
    books().largest = largest;
    books().boardMark = books().used + boardMost;
}

void MemoryLimit::lift()
{
    books().limit = noLimit;
    books().largest = noLimit;
    books().boardMark = noLimit;
}

std::size_t MemoryLimit::lastRefused()
{
    return books().refused;
}

} // namespace sim::python

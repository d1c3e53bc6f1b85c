// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/systemcalls.h"

#include <algorithm>
#include <array>

#include <seccomp.h>

namespace app {

namespace {

// What it means to make such a call, for those that a program is likely to try.
struct Meaning
{
    std::string_view deed;
    std::string_view calls; // separated and enclosed by blanks
};

constexpr std::array meanings{
    Meaning{
        "reach the files of this computer",
        " open openat openat2 creat access faccessat faccessat2 stat lstat fstat newfstatat statx statfs "
        "fstatfs "
        "readlink readlinkat getdents getdents64 getcwd chdir fchdir chroot mkdir mkdirat rmdir unlink "
        "unlinkat "
        "rename renameat renameat2 link linkat symlink symlinkat truncate ftruncate fallocate chmod fchmod "
        "fchmodat fchmodat2 chown fchown lchown fchownat utime utimes utimensat futimesat mknod mknodat "
        "mount "
        "umount2 pivot_root inotify_init inotify_init1 inotify_add_watch fanotify_init getxattr setxattr "
        "listxattr memfd_create sendfile copy_file_range open_by_handle_at name_to_handle_at io_uring_setup "
        "lseek "
        "pread64 pwrite64 readv preadv pwritev umask sync "},
    Meaning{
        "start or disturb another program",
        " execve execveat fork vfork clone clone3 kill tkill tgkill rt_sigqueueinfo pidfd_open "
        "pidfd_send_signal pidfd_getfd ptrace process_vm_readv process_vm_writev wait4 waitid setpgid setsid "
        "setpriority sched_setscheduler sched_setaffinity kcmp reboot init_module finit_module kexec_load "
        "bpf "
        "shmget shmat semget msgget mq_open unshare setns "},
    Meaning{
        "reach the network",
        " socket socketpair socketcall connect bind listen accept accept4 sendto sendmsg sendmmsg recvfrom "
        "recvmsg recvmmsg getsockname getpeername setsockopt getsockopt "},
    Meaning{
        "tamper with the simulator's own workings",
        " read write writev close close_range dup dup2 dup3 fcntl ioctl pipe pipe2 shutdown select pselect6 "
        "epoll_create epoll_create1 epoll_ctl epoll_wait eventfd2 prctl seccomp rt_sigaction sigaltstack "
        "alarm "
        "setitimer timer_create setrlimit "},
    Meaning{"run machine code of its own", " mmap mmap2 mprotect pkey_mprotect "},
};

} // namespace

std::span<const CallRule> callRules()
{
    using enum Passage;
    static constexpr std::array rules{
        // Memory for objects; the rest of mmap and mprotect is in app/sandbox.cpp.
        CallRule{SCMP_SYS(brk), Allowed},
        CallRule{SCMP_SYS(munmap), Allowed},
        CallRule{SCMP_SYS(mremap), Allowed},
        CallRule{SCMP_SYS(madvise), Allowed},
        // Waiting for the front; reading and writing are in app/sandbox.cpp.
        CallRule{SCMP_SYS(poll), Allowed},
        CallRule{SCMP_SYS(ppoll), Allowed},
        CallRule{SCMP_SYS(ppoll_time64), Allowed},
        CallRule{SCMP_SYS(restart_syscall), Allowed},
        // The interpreter's own lock.
        CallRule{SCMP_SYS(futex), Allowed},
        CallRule{SCMP_SYS(futex_time64), Allowed},
        CallRule{SCMP_SYS(sched_yield), Allowed},
        // Calls that only look, at nothing worth hiding, and that the C library makes of its own accord.
        CallRule{SCMP_SYS(clock_gettime), Allowed},
        CallRule{SCMP_SYS(clock_gettime64), Allowed},
        CallRule{SCMP_SYS(clock_getres), Allowed},
        CallRule{SCMP_SYS(gettimeofday), Allowed},
        CallRule{SCMP_SYS(time), Allowed},
        CallRule{SCMP_SYS(getrandom), Allowed},
        CallRule{SCMP_SYS(getpid), Allowed},
        CallRule{SCMP_SYS(gettid), Allowed},
        // Ending, by will or by abort().
        CallRule{SCMP_SYS(exit), Allowed},
        CallRule{SCMP_SYS(exit_group), Allowed},
        CallRule{SCMP_SYS(rt_sigreturn), Allowed},
        CallRule{SCMP_SYS(sigreturn), Allowed},
        CallRule{SCMP_SYS(rt_sigprocmask), Allowed},
        // What some versions of the C library ask for and do without: the number of processors, the
        // size of the memory.
        CallRule{SCMP_SYS(sched_getaffinity), Refused},
        CallRule{SCMP_SYS(sysinfo), Refused},
        CallRule{SCMP_SYS(getrlimit), Refused},
        CallRule{SCMP_SYS(ugetrlimit), Refused},
        CallRule{SCMP_SYS(prlimit64), Refused},
        CallRule{SCMP_SYS(membarrier), Refused},
    };
    return rules;
}

std::string wordsForBreach(std::string_view call)
{
    const std::string wanted = " " + std::string{call} + " ";
    const auto known = std::find_if(meanings.begin(), meanings.end(), [&wanted](const Meaning &meaning) {
        return meaning.calls.find(wanted) != std::string_view::npos;
    });
    const std::string_view deed = known != meanings.end()
        ? known->deed
        : std::string_view{"ask this computer for something that a board does not have"};
    return "The program was stopped because it tried to " + std::string{deed} + " (system call "
        + std::string{call} + "): only the board's own pins and console are within its reach.";
}

} // namespace app

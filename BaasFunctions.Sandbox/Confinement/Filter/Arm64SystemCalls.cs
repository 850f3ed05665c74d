namespace BaasFunctions.Sandbox.Confinement.Filter;

/// <summary>Numbers of system calls on 64-bit ARM Linux, from the kernel's include/uapi/asm-generic/unistd.h.</summary>
internal static class Arm64SystemCalls
{
    public static IReadOnlyDictionary<string, uint> Numbers { get; } = new Dictionary<string, uint>(StringComparer.Ordinal)
    {
        ["accept"] = 202, ["accept4"] = 242, ["acct"] = 89, ["add_key"] = 217, ["adjtimex"] = 171, ["bind"] = 200,
        ["bpf"] = 280, ["brk"] = 214, ["capget"] = 90, ["capset"] = 91, ["chroot"] = 51, ["clock_adjtime"] = 266,
        ["clock_getres"] = 114, ["clock_gettime"] = 113, ["clock_nanosleep"] = 115, ["clock_settime"] = 112, ["clone"] = 220,
        ["clone3"] = 435, ["close"] = 57, ["close_range"] = 436, ["connect"] = 203, ["delete_module"] = 106, ["dup"] = 23,
        ["epoll_create1"] = 20, ["epoll_ctl"] = 21, ["epoll_pwait"] = 22, ["eventfd2"] = 19, ["execve"] = 221,
        ["execveat"] = 281, ["exit"] = 93, ["exit_group"] = 94, ["faccessat"] = 48, ["faccessat2"] = 439, ["fcntl"] = 25,
        ["finit_module"] = 273, ["fsconfig"] = 431, ["fsmount"] = 432, ["fsopen"] = 430, ["fspick"] = 433, ["fstat"] = 80,
        ["futex"] = 98, ["getcpu"] = 168, ["getcwd"] = 17, ["getdents64"] = 61, ["getegid"] = 177, ["geteuid"] = 175,
        ["getgid"] = 176, ["getpeername"] = 205, ["getpgid"] = 155, ["getpid"] = 172, ["getppid"] = 173, ["getpriority"] = 141,
        ["getrandom"] = 278, ["getresgid"] = 150, ["getresuid"] = 148, ["getrlimit"] = 163, ["getrusage"] = 165,
        ["getsockname"] = 204, ["getsockopt"] = 209, ["gettid"] = 178, ["gettimeofday"] = 169, ["getuid"] = 174,
        ["init_module"] = 105, ["io_uring_enter"] = 426, ["io_uring_register"] = 427, ["io_uring_setup"] = 425, ["ioctl"] = 29,
        ["kcmp"] = 272, ["kexec_file_load"] = 294, ["kexec_load"] = 104, ["keyctl"] = 219, ["kill"] = 129,
        ["landlock_add_rule"] = 445, ["landlock_create_ruleset"] = 444, ["landlock_restrict_self"] = 446, ["listen"] = 201,
        ["lseek"] = 62, ["madvise"] = 233, ["membarrier"] = 283, ["memfd_create"] = 279, ["mincore"] = 232, ["mmap"] = 222,
        ["mount"] = 40, ["mount_setattr"] = 442, ["move_mount"] = 429, ["mprotect"] = 226, ["mremap"] = 216, ["munmap"] = 215,
        ["nanosleep"] = 101, ["newfstatat"] = 79, ["open_by_handle_at"] = 265, ["open_tree"] = 428, ["openat"] = 56,
        ["openat2"] = 437, ["perf_event_open"] = 241, ["personality"] = 92, ["pidfd_getfd"] = 438, ["pidfd_open"] = 434,
        ["pidfd_send_signal"] = 424, ["pipe2"] = 59, ["pivot_root"] = 41, ["ppoll"] = 73, ["prctl"] = 167, ["pread64"] = 67,
        ["preadv"] = 69, ["prlimit64"] = 261, ["process_madvise"] = 440, ["process_vm_readv"] = 270,
        ["process_vm_writev"] = 271, ["pselect6"] = 72, ["ptrace"] = 117, ["pwrite64"] = 68, ["quotactl"] = 60, ["read"] = 63,
        ["readlinkat"] = 78, ["readv"] = 65, ["reboot"] = 142, ["recvfrom"] = 207, ["recvmmsg"] = 243, ["recvmsg"] = 212,
        ["renameat2"] = 276, ["request_key"] = 218, ["restart_syscall"] = 128, ["rseq"] = 293, ["rt_sigaction"] = 134,
        ["rt_sigpending"] = 136, ["rt_sigprocmask"] = 135, ["rt_sigqueueinfo"] = 138, ["rt_sigreturn"] = 139,
        ["rt_sigsuspend"] = 133, ["rt_sigtimedwait"] = 137, ["rt_tgsigqueueinfo"] = 240, ["sched_get_priority_max"] = 125,
        ["sched_get_priority_min"] = 126, ["sched_getaffinity"] = 123, ["sched_getparam"] = 121, ["sched_getscheduler"] = 120,
        ["sched_setaffinity"] = 122, ["sched_setscheduler"] = 119, ["sched_yield"] = 124, ["seccomp"] = 277,
        ["sendmmsg"] = 269, ["sendmsg"] = 211, ["sendto"] = 206, ["set_robust_list"] = 99, ["set_tid_address"] = 96,
        ["setdomainname"] = 162, ["setfsgid"] = 152, ["setfsuid"] = 151, ["setgid"] = 144, ["setgroups"] = 159,
        ["sethostname"] = 161, ["setns"] = 268, ["setregid"] = 143, ["setresgid"] = 149, ["setresuid"] = 147,
        ["setreuid"] = 145, ["setsockopt"] = 208, ["settimeofday"] = 170, ["setuid"] = 146, ["shutdown"] = 210,
        ["sigaltstack"] = 132, ["socket"] = 198, ["socketpair"] = 199, ["statfs"] = 43, ["statx"] = 291, ["swapoff"] = 225,
        ["swapon"] = 224, ["sysinfo"] = 179, ["syslog"] = 116, ["tgkill"] = 131, ["times"] = 153, ["tkill"] = 130,
        ["truncate"] = 45, ["umount2"] = 39, ["uname"] = 160, ["unlinkat"] = 35, ["unshare"] = 97, ["userfaultfd"] = 282,
        ["write"] = 64, ["writev"] = 66,
    };
}

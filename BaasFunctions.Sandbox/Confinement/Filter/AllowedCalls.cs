namespace BaasFunctions.Sandbox.Confinement.Filter;

/// <summary>
/// Calls open to a worker whatever their arguments: what the runtime uses once it has started (memory, threads, clocks, signals to
/// itself, waiting) and input and output on descriptors that it already has. None reaches another process, names a file or makes a
/// descriptor that leads outside.
/// </summary>
internal static class AllowedCalls
{
    public static IReadOnlyList<string> Names { get; } =
    [
        "brk", "clock_getres", "clock_gettime", "clock_nanosleep", "close", "dup", "epoll_create1", "epoll_ctl", "epoll_pwait",
        "epoll_wait", "eventfd2", "exit", "exit_group", "fstat", "futex", "getcpu", "getegid", "geteuid", "getgid",
        "getpeername", "getpgid", "getpid", "getppid", "getpriority", "getrandom", "getresgid", "getresuid", "getrlimit",
        "getrusage", "getsockname", "getsockopt", "gettid", "gettimeofday", "getuid", "lseek", "madvise", "membarrier",
        "mincore", "mremap", "munmap", "nanosleep", "pipe2", "poll", "ppoll", "pread64", "preadv",
        "pselect6", "pwrite64", "read", "readv", "recvfrom", "recvmmsg", "recvmsg", "restart_syscall", "rseq", "rt_sigaction",
        "rt_sigpending", "rt_sigprocmask", "rt_sigreturn", "rt_sigsuspend", "rt_sigtimedwait", "sched_get_priority_max",
        "sched_get_priority_min", "sched_getaffinity", "sched_getparam", "sched_getscheduler", "sched_yield", "select",
        "sendmsg", "sendto", "set_robust_list", "set_tid_address", "shutdown", "sigaltstack", "sysinfo", "time", "times",
        "uname", "write", "writev",
    ];
}

namespace BaasFunctions.Sandbox.Confinement.Filter;

/// <summary>
/// Calls that no worker makes in honest work: each ends the process at once, so that an attack is one lost worker and a visible
/// signal, not a search for the next way. All other calls outside of the lists merely fail.
/// </summary>
internal static class HostileCalls
{
    public static IReadOnlyList<string> Names { get; } =
    [
        // Start a program or a process.
        "execve", "execveat", "fork", "vfork",

        // Look into another process, or signal one.
        "ptrace", "process_vm_readv", "process_vm_writev", "process_madvise", "kcmp", "pidfd_open", "pidfd_getfd",
        "pidfd_send_signal", "rt_sigqueueinfo", "rt_tgsigqueueinfo", "tkill",

        // Reach the network or another service.
        "socket", "socketpair", "connect", "bind", "listen", "accept", "accept4",

        // Change what the process sees.
        "mount", "umount2", "pivot_root", "chroot", "move_mount", "open_tree", "fsopen", "fsconfig", "fsmount", "fspick",
        "mount_setattr", "unshare", "setns", "open_by_handle_at", "personality",

        // Large parts of the kernel, often the way into it.
        "bpf", "perf_event_open", "userfaultfd", "io_uring_setup", "io_uring_enter", "io_uring_register", "add_key",
        "request_key", "keyctl", "modify_ldt",

        // Change who the process is.
        "setuid", "setgid", "setreuid", "setregid", "setresuid", "setresgid", "setfsuid", "setfsgid", "setgroups", "capset",

        // Administer the machine.
        "kexec_load", "kexec_file_load", "init_module", "finit_module", "delete_module", "reboot", "swapon", "swapoff", "acct",
        "quotactl", "syslog", "iopl", "ioperm", "sethostname", "setdomainname", "settimeofday", "clock_settime",
        "clock_adjtime", "adjtimex",
    ];
}

namespace BaasFunctions.Sandbox.Confinement.Filter;

/// <summary>
/// The system calls left to a worker, as a seccomp program. A call is one of: allowed, allowed by its arguments, refused as unknown,
/// refused as "no such file", the end of the process, or (all the rest) refused as not permitted.
/// </summary>
internal static class WorkerFilter
{
    /// <summary>Bit of the number of a call made by the x32 convention: __X32_SYSCALL_BIT of asm/unistd.h.</summary>
    private const uint X32Bit = 0x4000_0000;

    /// <param name="target">Architecture to compile for.</param>
    /// <param name="processId">The process that may signal itself.</param>
    /// <param name="allowFileReads">Whether files may be opened for reading.</param>
    /// <param name="allowNewCode">Whether memory may become executable.</param>
    public static BpfInstruction[] Compile(FilterTarget target, int processId, bool allowFileReads, bool allowNewCode)
    {
        var program = new FilterWriter(target);
        RefuseForeignConventions(program, target);

        MemoryRules.Write(program, allowNewCode);
        program.Answer(AllowedCalls.Names, Verdict.Allow);
        program.Answer(HostileCalls.Names, Verdict.Kill);
        program.Answer(MissingCalls.Names, Verdict.Fail(Error.NotImplemented));
        ArgumentRules.Write(program, processId);
        if (allowFileReads)
        {
            FileReadRules.Write(program);
        }
        else
        {
            FileReadRules.WriteOpenDescriptorStat(program);
            program.Answer(FileCalls.Names.Where(name => name != "newfstatat"), Verdict.Fail(Error.NoSuchFile));
        }

        return program.Finish(Verdict.Fail(Error.NotPermitted));
    }

    private static void RefuseForeignConventions(FilterWriter program, FilterTarget target)
    {
        var native = new BpfLabel();
        program.Code.Load(SeccompData.Architecture);
        program.Code.JumpIfEqual(target.AuditArchitecture, ifTrue: native);
        program.Code.Return(Verdict.Kill);
        program.Code.Place(native);
        program.Code.Load(SeccompData.Number);
        if (target.HasX32)
        {
            var ordinary = new BpfLabel();
            program.Code.JumpIfAtLeast(X32Bit, ifFalse: ordinary);
            program.Code.Return(Verdict.Kill);
            program.Code.Place(ordinary);
        }
    }
}

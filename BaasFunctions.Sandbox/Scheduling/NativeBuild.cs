using System.Runtime;
using System.Runtime.CompilerServices;

namespace BaasFunctions.Sandbox.Scheduling;

/// <summary>Whether this process runs code that was compiled ahead, and has no compiler.</summary>
public static class NativeBuild
{
    /// <summary>A build that is meant to be compiled ahead says so of itself also where a runtime compiles it: that has compiled methods by the time that anyone asks.</summary>
    public static bool IsRunning => !RuntimeFeature.IsDynamicCodeSupported && JitInfo.GetCompiledMethodCount() == 0;
}

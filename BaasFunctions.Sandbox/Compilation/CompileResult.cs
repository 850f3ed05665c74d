using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Compilation;

/// <summary>A program, or why the text is none. Both depend on the key alone and may be kept.</summary>
/// <param name="Program">The program; null when refused.</param>
/// <param name="Failure">Why it was refused; null when there is a program.</param>
/// <param name="Bytes">Memory that keeping it takes, about.</param>
internal sealed record CompileResult(CompiledProgram? Program, ExecutionFailure? Failure, long Bytes);

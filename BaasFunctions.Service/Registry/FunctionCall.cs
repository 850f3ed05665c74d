using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.HostCalls;

namespace BaasFunctions.Service.Registry;

/// <summary>An execution of a function that was deployed.</summary>
/// <param name="Request">The execution.</param>
/// <param name="Scope">For whom its calls are made.</param>
internal readonly record struct FunctionCall(ExecutionRequest Request, CallScope Scope);

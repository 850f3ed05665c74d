using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;

namespace BaasFunctions.Service.Registry;

/// <summary>Whether what was looked for can be called. Every way to call a function by its name asks here.</summary>
internal static class ServedFunction
{
    /// <summary>Why it is not called; null where it is.</summary>
    public static ApiError? Refuse(CallResult<FunctionFinding> found, string name, out ResolvedFunction? function)
    {
        function = found.Failed ? null : found.Value.Function;
        return found.Failed ? ApiErrors.Of(found.Fault)
            : function is null ? ApiErrors.FunctionNotFound(ErrorText.Shorten(name, FunctionNames.MaxLength))
            : function.IsServed ? null
            : ApiErrors.FunctionNotServed(function.Name, FunctionStatusNames.Of(function.Function.Status));
    }
}

using System.ComponentModel;

namespace BaasFunctions.Service.Contracts;

/// <summary>Why an attempt of an invocation failed.</summary>
internal sealed record InvocationError(
    [property: Description("As `error_code` of `/execute`; `FUNCTION_NOT_FOUND`, `FUNCTION_NOT_SERVED`: there is nothing to run any more; `INVOCATION_LOST`: the instance that ran the last attempt was lost; `HTTP_STATUS`: the function answered with a status of 500 or more.")] string Code,
    [property: Description("Name of the thrown value, such as `RangeError`.")] string Type,
    [property: Description("What went wrong, in words.")] string Message);

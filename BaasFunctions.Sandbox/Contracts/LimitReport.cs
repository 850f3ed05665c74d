namespace BaasFunctions.Sandbox.Contracts;

/// <summary>Which limit ended an execution.</summary>
/// <param name="Name">Name of the limit, for example <c>timeout</c>.</param>
/// <param name="Unit">Unit of both figures, for example <c>ms</c>.</param>
/// <param name="Used">What was used when the limit was noticed; null when it was not measured.</param>
/// <param name="Allowed">What is allowed.</param>
public sealed record LimitReport(string Name, string Unit, long? Used, long Allowed);

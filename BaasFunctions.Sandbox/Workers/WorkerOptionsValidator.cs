using Microsoft.Extensions.Options;

namespace BaasFunctions.Sandbox.Workers;

/// <summary>Checks the ranges of the options; written by the source generator of the options library.</summary>
[OptionsValidator]
internal sealed partial class WorkerOptionsValidator : IValidateOptions<WorkerOptions>;

using BaasFunctions.Service.Contracts;

namespace BaasFunctions.Service.Admission;

/// <summary>The answer to somebody who asked for a slot.</summary>
/// <param name="ApiError">Why there is none; null when the slot was given.</param>
/// <param name="Waited">How long it took.</param>
internal readonly record struct SlotGrant(ApiError? ApiError, TimeSpan Waited);

using BaasFunctions.Service.Contracts;

namespace BaasFunctions.Service.Admission;

/// <summary>The answer to somebody who asked for a slot.</summary>
/// <param name="Refusal">Why there is none; null when the slot was given.</param>
/// <param name="Waited">How long it took.</param>
internal readonly record struct SlotGrant(Refusal? Refusal, TimeSpan Waited);

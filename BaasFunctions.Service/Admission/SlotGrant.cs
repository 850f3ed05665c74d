using BaasFunctions.Service.Contracts;

namespace BaasFunctions.Service.Admission;

/// <summary>The result of acquiring a slot.</summary>
/// <param name="ApiError">Why there is none; null when the slot was granted.</param>
/// <param name="Waited">How long the execution waited.</param>
/// <param name="Slot">The slot; null with an error.</param>
internal readonly record struct SlotGrant(ApiError? ApiError, TimeSpan Waited, ExecutionSlot? Slot = null);

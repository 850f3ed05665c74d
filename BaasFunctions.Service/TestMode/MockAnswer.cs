using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Service.TestMode;

/// <summary>What a test wants a call to give: a value, or an error with a code and a message.</summary>
internal sealed record MockAnswer(JsonElement Value, HostCallError? Error);

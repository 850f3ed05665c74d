using System.Text.Json.Serialization;
using BaasFunctions.Sandbox.Confinement;

namespace BaasFunctions.Tests.Confined;

/// <summary>What goes in and out of this program.</summary>
[JsonSerializable(typeof(ConfinementOptions))]
[JsonSerializable(typeof(ConfinementReport))]
internal sealed partial class ConfinementJson : JsonSerializerContext;

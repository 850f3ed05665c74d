using System.Text.Json;

namespace BaasFunctions.Service.Projects;

/// <summary>A quota as JSON: <c>{"requests":1000,"concurrency":4,"cpu_seconds":60,"egress_bytes":1000000}</c>, each optional.</summary>
internal static class QuotaJson
{
    public const string Expected = "an object of whole numbers from 1: requests, concurrency, cpu_seconds, egress_bytes";

    /// <summary>Reads a quota; null when it is not one.</summary>
    public static Quota? Read(JsonElement json)
    {
        if (json.ValueKind is not JsonValueKind.Object)
        {
            return null;
        }

        var quota = Quota.None;
        foreach (var member in json.EnumerateObject())
        {
            if (member.Value.ValueKind is not JsonValueKind.Number || !member.Value.TryGetInt64(out var value) || value < 1)
            {
                return null;
            }

            switch (member.Name)
            {
                case "requests":
                    quota = quota with { Requests = value };
                    break;
                case "concurrency" when value <= int.MaxValue:
                    quota = quota with { Concurrency = (int)value };
                    break;
                case "cpu_seconds" when value <= int.MaxValue:
                    quota = quota with { CpuSeconds = value };
                    break;
                case "egress_bytes":
                    quota = quota with { EgressBytes = value };
                    break;
                default:
                    return null;
            }
        }

        return quota;
    }
}

using BaasFunctions.Service.HostCalls.Http;

namespace BaasFunctions.Service.Configuration;

internal static partial class SettingsTable
{
    private static IEnumerable<Setting> EgressRows()
    {
        var egress = new EgressOptions();
        return
        [
            HostList("BAAS_EGRESS_ALLOW", "what functions may reach besides the public internet, such as `10.1.0.0/16` or `search.internal`",
                (lists, list) => lists with { Allowed = list }),
            HostList("BAAS_EGRESS_DENY", "what functions may not reach although it is public, such as `*.internal.example`",
                (lists, list) => lists with { Denied = list }),
            HostList("BAAS_EGRESS_ONLY", "where set, functions may reach nothing else; a project may have a list of its own in BAAS_PROJECTS_FILE",
                (lists, list) => lists with { Only = list }),
            SettingRow.Text("BAAS_EGRESS_PORTS", "", "comma-separated ports", "ports that functions may reach; unset: all but those of other protocols (Fetch standard, port blocking)",
                (o, text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(part => int.TryParse(part, out var port) && port is > 0 and <= 65_535 ? port : 0).ToHashSet() is { Count: > 0 } ports && !ports.Contains(0)
                    ? SettingOutcome.Accepted(o with { Egress = o.Egress with { Ports = ports } })
                    : SettingOutcome.Refused("must be ports, such as 80,443")),
            SettingRow.Number("BAAS_EGRESS_REQUESTS", egress.Requests, 0, 100_000, "requests", "requests of one execution to other systems",
                (o, v) => o with { Egress = o.Egress with { Requests = (int)v } }),
            SettingRow.Number("BAAS_EGRESS_BYTES_OUT", egress.BytesOut, 0, 4L << 30, "bytes", "bodies that one execution sends",
                (o, v) => o with { Egress = o.Egress with { BytesOut = v } }),
            SettingRow.Number("BAAS_EGRESS_BYTES_IN", egress.BytesIn, 0, 4L << 30, "bytes", "bodies that one execution receives",
                (o, v) => o with { Egress = o.Egress with { BytesIn = v } }),
            SettingRow.Milliseconds("BAAS_HTTP_TIMEOUT", (long)egress.Timeout.TotalMilliseconds, 1, 3_600_000, "one request of a function that names no time, redirects and repetitions included",
                (o, v) => o with { Egress = o.Egress with { Timeout = v } }),
            SettingRow.Milliseconds("BAAS_HTTP_MAX_TIMEOUT", (long)egress.MaxTimeout.TotalMilliseconds, 1, 3_600_000, "the time that a function may name",
                (o, v) => o with { Egress = o.Egress with { MaxTimeout = v } }),
            SettingRow.Number("BAAS_HTTP_RESPONSE_BYTES", egress.ResponseBytes, 1_024, 48 << 20, "bytes", "one response, after decompression",
                (o, v) => o with { Egress = o.Egress with { ResponseBytes = (int)v } }),
            SettingRow.Number("BAAS_HTTP_REDIRECTS", egress.Redirects, 0, 20, "redirects", "redirects that one request may follow",
                (o, v) => o with { Egress = o.Egress with { Redirects = (int)v } }),
            SettingRow.Number("BAAS_HTTP_RETRIES", egress.Retries, 0, 10, "times", "how often a request that may be repeated is, when the function does not say",
                (o, v) => o with { Egress = o.Egress with { Retries = (int)v } }),
        ];
    }

    private static Setting HostList(string name, string meaning, Func<EgressLists, EgressAllowList, EgressLists> apply) =>
        SettingRow.Text(name, "", "comma-separated networks, addresses and hosts", meaning, (o, text) =>
            EgressAllowList.Read(text, out var list) is { } wrong
                ? SettingOutcome.Refused($"has \"{(wrong.Length <= 60 ? wrong : wrong[..60])}\", which is no network, address or host")
                : SettingOutcome.Accepted(o with { Egress = o.Egress with { Lists = apply(o.Egress.Lists, list) } }));
}

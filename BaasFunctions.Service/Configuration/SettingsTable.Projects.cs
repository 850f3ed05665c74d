namespace BaasFunctions.Service.Configuration;

internal static partial class SettingsTable
{
    private static IEnumerable<Setting> ProjectRows() =>
    [
        SettingRow.Text("BAAS_PROJECTS_FILE", "", "a path", "JSON file with what holds for single projects: `{\"shop\":{\"egress\":{\"only\":[\"api.example.com\"]},\"quota\":{\"requests\":1000}}}`",
            SettingText.ProjectsFile),
        SettingRow.Milliseconds("BAAS_QUOTA_WINDOW", 3_600_000, 1_000, 2_678_400_000, "length of the window of all quotas",
            (o, v) => o with { QuotaWindow = v }),
        Bound("BAAS_QUOTA_REQUESTS", "", "executions of one project per window, where its own quota does not say",
            (quota, v) => quota with { Requests = v }),
        Bound("BAAS_QUOTA_CPU_SECONDS", "s", "processor time of one project per window",
            (quota, v) => quota with { CpuSeconds = v }),
        Bound("BAAS_QUOTA_EGRESS_BYTES", "bytes", "bodies that functions of one project send and receive per window",
            (quota, v) => quota with { EgressBytes = v }),
    ];

    private static Setting Bound(string name, string unit, string meaning, Func<Auth.Quotas.Quota, long?, Auth.Quotas.Quota> apply) =>
        SettingRow.Number(name, 0, 0, 1L << 50, unit, meaning + "; 0 for no bound",
            (o, v) => o with { ProjectQuota = apply(o.ProjectQuota, v == 0 ? null : v) });
}

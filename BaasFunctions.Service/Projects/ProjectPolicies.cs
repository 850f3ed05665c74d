using System.Collections.Frozen;
using System.Text.Json;

namespace BaasFunctions.Service.Projects;

/// <summary>
/// What the operator says of single projects, in the file that BAAS_PROJECTS_FILE names:
/// <c>{ "shop": { "egress": { "only": ["api.example.com"], "allow": [], "deny": [] }, "quota": { "requests": 1000 } } }</c>.
/// </summary>
internal sealed class ProjectPolicies
{
    private const string Form = "the file is not JSON of the form { \"project\": { \"egress\": { \"allow\": [], \"deny\": [], \"only\": [] }, \"quota\": { \"requests\": 1000 } } }";

    private readonly FrozenDictionary<string, ProjectPolicy> _byProject;

    private ProjectPolicies(IEnumerable<KeyValuePair<string, ProjectPolicy>> policies) =>
        _byProject = policies.ToFrozenDictionary(StringComparer.Ordinal);

    public static ProjectPolicies None { get; } = new([]);

    /// <summary>The projects with a way out of their own.</summary>
    public IEnumerable<(string Project, EgressLists Lists)> Egress =>
        _byProject.Where(pair => pair.Value.Egress is not null).Select(pair => (pair.Key, pair.Value.Egress!));

    public ProjectPolicy Of(string project) => _byProject.TryGetValue(project, out var policy) ? policy : ProjectPolicy.None;

    /// <summary>Reads the file; returns what is wrong with it.</summary>
    public static string? Read(string path, out ProjectPolicies policies)
    {
        policies = None;
        try
        {
            var options = new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowDuplicateProperties = false };
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), options);
            var read = new Dictionary<string, ProjectPolicy>(StringComparer.Ordinal);
            foreach (var project in document.RootElement.EnumerateObject())
            {
                if (ReadPolicy(project.Value, out var policy) is { } wrong)
                {
                    return $"project \"{project.Name}\" {wrong}";
                }

                read.Add(project.Name, policy);
            }

            policies = new ProjectPolicies(read);
            return null;
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            return "the file cannot be read";
        }
        catch (JsonException wrong)
        {
            return $"{Form} (line {wrong.LineNumber + 1})";
        }
        catch (InvalidOperationException)
        {
            return Form;
        }
    }

    private static string? ReadPolicy(JsonElement json, out ProjectPolicy policy)
    {
        policy = ProjectPolicy.None;
        foreach (var member in json.EnumerateObject())
        {
            switch (member.Name)
            {
                case "egress":
                    if (EgressLists.Read(member.Value, out var egress) is { } wrong)
                    {
                        return wrong;
                    }

                    policy = policy with { Egress = egress };
                    break;
                case "quota":
                    if (QuotaJson.Read(member.Value) is not { } quota)
                    {
                        return $"has a quota that is not {QuotaJson.Expected}";
                    }

                    policy = policy with { Quota = quota };
                    break;
                default:
                    return $"may have egress and quota, found \"{member.Name}\"";
            }
        }

        return null;
    }
}

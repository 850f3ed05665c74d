using System.Text.Json;

namespace BaasFunctions.Service.Projects;

/// <summary>Which systems may be reached.</summary>
/// <param name="Allowed">Also these, although their addresses are private.</param>
/// <param name="Denied">Not these, although they are public; wins over the others.</param>
/// <param name="Only">Nothing but these; empty for no such bound.</param>
internal sealed record EgressLists(EgressAllowList Allowed, EgressAllowList Denied, EgressAllowList Only)
{
    public static EgressLists None { get; } = new(EgressAllowList.None, EgressAllowList.None, EgressAllowList.None);

    /// <summary>The lists of all projects together with those of one: what is denied by either stays denied, what only one opens is open.</summary>
    public EgressLists With(EgressLists project) => new(
        Allowed.With(project.Allowed), Denied.With(project.Denied), project.Only.IsEmpty ? Only : project.Only);

    /// <summary>Reads <c>{"allow":[],"deny":[],"only":[]}</c>; returns what is wrong with it.</summary>
    public static string? Read(JsonElement json, out EgressLists lists)
    {
        lists = None;
        foreach (var member in json.EnumerateObject())
        {
            if (EgressAllowList.Read(string.Join(',', member.Value.EnumerateArray().Select(entry => entry.GetString())), out var list) is { } wrong)
            {
                return $"has \"{wrong}\" in egress.{member.Name}, which is no network, address or host";
            }

            switch (member.Name)
            {
                case "allow":
                    lists = lists with { Allowed = list };
                    break;
                case "deny":
                    lists = lists with { Denied = list };
                    break;
                case "only":
                    lists = lists with { Only = list };
                    break;
                default:
                    return $"may have allow, deny and only in egress, found \"{member.Name}\"";
            }
        }

        return null;
    }
}

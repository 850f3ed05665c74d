namespace BaasFunctions.Service.Projects;

/// <summary>What the operator says of one project.</summary>
/// <param name="Egress">Its way out, besides that of all projects; null for no difference.</param>
/// <param name="Quota">What it may use, before that of all projects.</param>
internal sealed record ProjectPolicy(EgressLists? Egress, Quota Quota)
{
    public static ProjectPolicy None { get; } = new(null, Quota.None);
}

namespace BaasFunctions.AstGenerator;

/// <summary>One member of a node.</summary>
internal sealed record NodeMember(string Name, string Type, MemberKind Kind, bool IsInherited)
{
    /// <summary>The member's type as C# writes it in a parameter.</summary>
    public string ParameterType => Kind switch
    {
        MemberKind.Flag => "bool",
        MemberKind.List => $"NodeList<{Type}>",
        _ => Type,
    };

    public string Parameter => (char.ToLowerInvariant(Name[0]) + Name[1..]) switch
    {
        "operator" => "@operator",
        "object" => "@object",
        "static" => "@static",
        "params" => "@params",
        "await" => "@await",
        "delegate" => "@delegate",
        var plain => plain,
    };

    public string Field => "_" + char.ToLowerInvariant(Name[0]) + Name[1..];
}

namespace BaasFunctions.AstGenerator;

/// <summary>One line of the table.</summary>
internal sealed record NodeShape(
    string Family,
    string Name,
    string Base,
    IReadOnlyList<string> Interfaces,
    IReadOnlyList<NodeMember> Members,
    bool IsAbstract,
    bool IsManual,
    bool YieldsSharedOnce,
    string Type,
    string Visit);

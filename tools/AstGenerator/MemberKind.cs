namespace BaasFunctions.AstGenerator;

internal enum MemberKind
{
    Child,
    List,
    Flag,
    Value,
}

using BaasFunctions.Service.Configuration;

namespace BaasFunctions.Tests.Unit.Service.Executions;

[TestClass]
public sealed class SqliteExecutionsTests : ExecutionsContract
{
    internal override ServiceOptions Options { get; } = new();
}

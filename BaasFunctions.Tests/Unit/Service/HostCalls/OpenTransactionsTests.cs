using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.HostCalls.Database;
using BaasFunctions.Service.HostCalls.Database.Sql;

namespace BaasFunctions.Tests.Unit.Service.HostCalls;

[TestClass]
public sealed class OpenTransactionsTests
{
    [TestMethod]
    public async Task Transaction_ThatBeginsAfterItsExecutionEnded_IsGivenUp()
    {
        var open = new OpenTransactions();
        var late = new Transaction();
        await open.DisposeAsync();

        var added = await open.AddAsync(late);

        Assert.AreEqual("TRANSACTION_ENDED", added.Fault?.Code);
        Assert.IsTrue(late.IsGivenUp);
    }

    [TestMethod]
    public async Task Transaction_ThatBeginsBesideAnother_IsGivenUpAndTheFirstGoesOn()
    {
        await using var open = new OpenTransactions();
        var (first, second) = (new Transaction(), new Transaction());
        var name = (await open.AddAsync(first)).Value!;

        var refused = await open.AddAsync(second);

        Assert.AreEqual("TRANSACTION_OPEN", refused.Fault?.Code);
        Assert.IsTrue(second.IsGivenUp);
        Assert.AreSame(first, open.Find(name));
        Assert.IsFalse(first.IsGivenUp);
    }

    [TestMethod]
    public async Task Transaction_OpenWhenItsExecutionEnds_IsGivenUp()
    {
        var open = new OpenTransactions();
        var transaction = new Transaction();
        await open.AddAsync(transaction);

        await open.DisposeAsync();

        Assert.IsTrue(transaction.IsGivenUp);
    }

    private sealed class Transaction : IEntityTransaction
    {
        public bool IsGivenUp { get; private set; }

        public string Project => "p";

        public ValueTask<HostCallError?> CommitAsync(Func<SqlSession, CancellationToken, Task<HostCallError?>>? last, CancellationToken cancellation) => ValueTask.FromResult<HostCallError?>(null);

        public ValueTask DisposeAsync()
        {
            IsGivenUp = true;
            return ValueTask.CompletedTask;
        }
    }
}

using System.Text;
using BaasFunctions.Service.HostCalls.Database;

namespace BaasFunctions.Tests.Unit.Service.HostCalls.Storage;

/// <summary>The file that BAAS_ENTITIES_FILE names.</summary>
[TestClass]
public sealed class EntityDeclarationsTests
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"baas-entities-{Guid.NewGuid():N}.json");

    [TestCleanup]
    public void CleanUp() => File.Delete(_file);

    [TestMethod]
    [DataRow("""{"users":{"email":{"unique":true}}}""", "users.email unique")]
    [DataRow("""{"users":{"email":{"index":true}}}""", "users.email")]
    [DataRow("""{"users":{"email":{"index":true,"unique":true},"address.city":{"index":true,"unique":false}},"orders":{"total":{"index":true}}}""", "users.email unique,users.address.city,orders.total")]
    [DataRow("""{"users":{"email":{"index":false,"unique":true}}}""", "users.email unique")]
    [DataRow("""{"posts":{"created":{"index":true},"updated":{"index":true}}}""", "posts.created,posts.updated")]
    [DataRow("""{"users":{"email":{"index":false}}}""", "")]
    [DataRow("""{"users":{}}""", "")]
    [DataRow("{}", "")]
    [DataRow("// what we look for\n{ \"users\": { \"email\": { \"unique\": true, }, }, }", "users.email unique")]
    [DataRow("\uFEFF{\"users\":{\"email\":{\"unique\":true}}}", "users.email unique")]
    public void File_ThatDeclares_IsRead(string text, string indexes)
    {
        File.WriteAllText(_file, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

        Assert.IsNull(EntityDeclarationsReader.Read(_file, out var declarations));

        Assert.IsTrue(declarations.AreGiven);
        Assert.AreEqual(indexes, string.Join(',', declarations.Indexes.Select(index => index + (index.Unique ? " unique" : ""))));
    }

    [TestMethod]
    [DataRow("", "line 1, column 1 of the file is not JSON")]
    [DataRow("{\n  \"users\": {\n    \"email\": oops\n", "line 3, column 14 of the file is not JSON")]
    [DataRow("[]", "the file must have an object of entities, such as { \"users\": { \"email\": { \"unique\": true } } }, found an array")]
    [DataRow("""{"1st":{}}""", "\"1st\" is no name of an entity")]
    [DataRow("""{"users":["email"]}""", "users must be an object of fields")]
    [DataRow("""{"users":{"e mail":{"unique":true}}}""", "\"e mail\" of users is no name of a field")]
    [DataRow("""{"users":{"email":true}}""", "users.email must be { \"index\": true } or { \"unique\": true }, found")]
    [DataRow("""{"users":{"email":{}}}""", "users.email says nothing")]
    [DataRow("""{"users":{"email":{"uniqe":true}}}""", "users.email has \"uniqe\"; there are index and unique, did you mean unique?")]
    [DataRow("""{"users":{"email":{"type":"string"}}}""", "users.email has \"type\"; there are index and unique")]
    [DataRow("""{"users":{"email":{"unique":"yes"}}}""", "users.email.unique must be true or false, found a text")]
    [DataRow("""{"users":{"email":{"unique":true},"email":{"index":true}}}""", "users.email is there twice")]
    [DataRow("""{"users":{},"users":{}}""", "the entity users is there twice")]
    [DataRow("""{"users":{"id":{"unique":true}}}""", "users.id is unique and has an index already")]
    [DataRow("""{"users":{"created":{"unique":true}}}""", "users.created is set by the store")]
    public void File_ThatIsWrong_IsToldWhereAndWhatIsAllowed(string text, string expected)
    {
        File.WriteAllText(_file, text);

        var wrong = EntityDeclarationsReader.Read(_file, out var declarations);

        StringAssert.StartsWith(wrong, expected);
        Assert.IsFalse(declarations.AreGiven);
    }

    [TestMethod]
    public void File_OfTooManyFieldsOrNone_IsRefused()
    {
        Assert.AreEqual("there is no such file", EntityDeclarationsReader.Read(_file, out _));
        Assert.AreEqual("the file cannot be read", EntityDeclarationsReader.Read(Path.GetTempPath(), out _));
        File.WriteAllText(_file, "{\"users\":{" + string.Join(',', Enumerable.Range(0, 201).Select(i => $"\"f{i}\":{{\"index\":true}}")) + "}}");
        Assert.AreEqual("it may declare 200 fields, it declares 201", EntityDeclarationsReader.Read(_file, out _));
    }
}

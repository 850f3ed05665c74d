namespace BaasFunctions.Tests.Unit.Service.TestMode;

/// <summary>What calls of a function give in test mode, and what the test is told of them.</summary>
[TestClass]
public sealed class MockTests
{
    private static readonly object s_users = new
    {
        mocks = new
        {
            db = new
            {
                users = new object[]
                {
                    new { id = 1, name = "Ada", age = 36, address = new { city = "London" } },
                    new { id = 2, name = "Grace", age = 85, address = new { city = "New York" } },
                    new { id = 3, name = "Alan", age = 41, address = new { city = "London" } },
                },
            },
        },
    };

    [TestMethod]
    public async Task Call_OfAnotherFunction_GivesWhatTheTestSaysAndIsRecorded()
    {
        var answer = await TestCase.RunAsync(
            "const told = [await context.functions.invoke('price', { quantity: 2 })]; for (const name of ['charge', 'absent']) try { await context.functions.invoke(name) } catch (e) { told.push(e.code) } return told;",
            new { mocks = new { functions = new { price = new { total = 6 }, charge = new { error = new { code = "DECLINED" } } } } });

        Assert.AreEqual("""[{"total":6},"DECLINED","NOT_MOCKED"]""", answer.Data(), answer.Text);
        StringAssert.Contains(answer.Text, "functions.invoke");
    }

    [TestMethod]
    [DataRow("db.project.entities.users.findMany()", "[]")]
    [DataRow("db.project.entities.users.findOne({ id: 1 })", "null")]
    [DataRow("db.project.entities.users.count()", "0")]
    [DataRow("db.project.entities.users.exists({ id: 1 })", "false")]
    [DataRow("db.project.entities.users.findPage()", """{"items":[],"next":null}""")]
    [DataRow("db.project.entities.users.create({ name: 'Ada' })", """{"id":"test_1769860800000","name":"Ada"}""")]
    [DataRow("db.project.entities.users.create({ id: 'mine', name: 'Ada' })", """{"id":"mine","name":"Ada"}""")]
    [DataRow("db.project.entities.users.createMany([{ a: 1 }, { a: 2 }])", """[{"id":"test_1769860800000","a":1},{"id":"test_1769860800000_1","a":2}]""")]
    [DataRow("db.project.entities.users.update(7, { name: 'Ada' })", """{"id":"7","name":"Ada"}""")]
    [DataRow("db.project.entities.users.upsert('u', { name: 'Ada' })", """{"id":"u","name":"Ada"}""")]
    [DataRow("db.project.entities.users.delete('u')", """{"success":true}""")]
    [DataRow("db.project.entities.users.deleteMany({ a: 1 })", """{"count":0}""")]
    [DataRow("db.raw('select 1')", """{"rows":[],"rowCount":0}""")]
    [DataRow("db.transaction(async (tx) => tx.project.entities.users.count())", "0")]
    [DataRow("jwt.sign({ a: 1 })", "\"test_jwt_token_1769860800000\"")]
    [DataRow("jwt.verify('x')", """{"valid":true,"payload":{"test":true}}""")]
    [DataRow("files.upload('text', { name: 'a.txt' })", """{"url":"test://file-url","id":"test_file_id"}""")]
    [DataRow("files.delete('f')", """{"success":true}""")]
    [DataRow("files.list()", "[]")]
    [DataRow("kv.get('a')", "null")]
    [DataRow("kv.set('a', 1)", "true")]
    [DataRow("kv.increment('a', 2)", "2")]
    [DataRow("functions.enqueue('mail', { to: 'ada' }, { delay: 5 })", """{"id":"test_invocation_id","state":"queued"}""")]
    public async Task Call_WithoutMocks_IsAnsweredByTheStub(string call, string expected)
    {
        var answer = await TestCase.RunAsync($"return await context.{call};", new { mocks = new { clock = "2026-01-31T12:00:00Z" } });

        Assert.AreEqual("success", answer["status"], answer.Text);
        Assert.AreEqual(expected, answer.Data());
        Assert.AreEqual("stub", answer.Json.GetProperty("calls")[0].GetProperty("answered_by").GetString());
    }

    [TestMethod]
    [DataRow("db.project.entities.users.deleteMany()")]
    [DataRow("db.project.entities.users.deleteMany(undefined)")]
    [DataRow("db.project.entities.users.deleteMany(null)")]
    [DataRow("db.project.entities.users.deleteMany([])")]
    [DataRow("db.project.entities.users.deleteMany({ owner: undefined })")]
    [DataRow("db.project.entities.users.updateMany({ owner: NaN }, { a: 1 })")]
    [DataRow("db.project.entities.users.updateMany(undefined, { a: 1 })")]
    [DataRow("db.project.entities.users.findOne({ id: undefined })")]
    [DataRow("db.project.entities.users.findOne(undefined)")]
    [DataRow("db.project.entities.users.findMany({ name: /A/ })")]
    [DataRow("db.transaction((tx) => tx.project.entities.users.deleteMany({ owner: undefined }))")]
    [DataRow("db.raw('select $1', [undefined])")]
    public async Task Query_ThatDoesNotSayWhichRows_IsRefusedWhateverTheTestHasReady(string call)
    {
        var ready = new { mocks = new { db = new { users = new { deleteMany = new { count = 3 }, updateMany = new { count = 3 }, findOne = new { id = 1 }, findMany = new object[] { new { id = 1 } } } } } };

        var answer = await TestCase.RunAsync($"try {{ await context.{call}; return 'done' }} catch (e) {{ return e.code }}", ready);

        Assert.AreEqual("\"INVALID_QUERY\"", answer.Data(), answer.Text);
    }

    [TestMethod]
    [DataRow("kv.set('a')")]
    [DataRow("kv.compareAndSet('a', null)")]
    [DataRow("db.raw('select 1', 5)")]
    [DataRow("db.project.entities.users.updateMany({})")]
    public async Task Call_WithoutWhatItNeeds_IsRefusedAsOutsideOfTests(string call)
    {
        var answer = await TestCase.RunAsync($"try {{ await context.{call}; return 'done' }} catch (e) {{ return e.code }}");

        Assert.AreEqual("\"INVALID_ARGUMENT\"", answer.Data(), answer.Text);
    }

    [TestMethod]
    [DataRow("findMany({ age: { gte: 41 } })", "[2,3]")]
    [DataRow("findMany({ 'address.city': 'London' }, { orderBy: '-age' })", "[3,1]")]
    [DataRow("findMany({ or: [{ name: { startsWith: 'A' } }, { age: 85 }], not: { id: '3' } })", "[1,2]")]
    [DataRow("findMany({ name: { in: ['Ada', 'Grace'] } }, { orderBy: { name: 'desc' }, limit: 1 })", "[2]")]
    [DataRow("findMany({ name: { contains: 'a' } }, { offset: 1 })", "[2,3]")]
    [DataRow("findMany({ email: null })", "[1,2,3]")]
    [DataRow("findMany({ age: { gt: '1' } })", "[]")]
    [DataRow("findMany({ age: { nin: [36, 41] } })", "[2]")]
    [DataRow("findMany({ age: { gt: 36, lt: 85 } })", "[3]")]
    [DataRow("findMany({ address: { isNull: false } })", "[1,2,3]")]
    public async Task Rows_OfAMock_AreFilteredAsAStoreWould(string call, string ids)
    {
        var answer = await TestCase.RunAsync(
            $"const rows = await context.db.project.entities.users.{call}; return rows.map((row) => row.id);", s_users);

        Assert.AreEqual(ids, answer.Data(), answer.Text);
        Assert.AreEqual("mock", answer.Json.GetProperty("calls")[0].GetProperty("answered_by").GetString());
    }

    [TestMethod]
    [DataRow("{ orderBy: 'name', limit: 1 }", "[1,3,2]")]
    [DataRow("{ orderBy: '-name', limit: 2 }", "[2,3,1]")]
    [DataRow("{ orderBy: ['address.city', '-id'], limit: 1 }", "[3,1,2]")]
    [DataRow("{ limit: 1 }", "[1,2,3]")]
    [DataRow("{ orderBy: 'id', limit: 3 }", "[1,2,3]")]
    [DataRow("{}", "[1,2,3]")]
    public async Task Pages_OfAMock_GiveEveryRowOnce(string options, string ids)
    {
        var answer = await TestCase.RunAsync(
            $"const seen = []; let after = null; do {{ const page = await context.db.project.entities.users.findPage({{}}, {{ ...{options}, after }}); seen.push(...page.items.map((u) => u.id)); after = page.next; }} while (after && seen.length < 9); return seen;",
            s_users);

        Assert.AreEqual(ids, answer.Data(), answer.Text);
    }

    [TestMethod]
    public async Task Pages_OfAMockWithoutIds_GiveEveryRowOnce()
    {
        var mocks = new { mocks = new { db = new { users = new object[] { new { name = "b" }, new { name = "a" }, new { name = "a" }, new { name = "c" } } } } };

        var answer = await TestCase.RunAsync(
            "const seen = []; let after = null; do { const page = await context.db.project.entities.users.findPage({}, { orderBy: 'name', limit: 1, after }); seen.push(...page.items.map((u) => u.name)); after = page.next; } while (after && seen.length < 9); return seen;",
            mocks);

        Assert.AreEqual("""["a","a","b","c"]""", answer.Data(), answer.Text);
    }

    [TestMethod]
    [DataRow("findPage({}, { limit: 1, after: 'nonsense' })", "INVALID_CURSOR")]
    [DataRow("findMany({}, { limit: 100000 })", "TOO_MANY_ROWS")]
    public async Task Query_ThatAStoreWouldRefuse_IsRefusedOfAMock(string call, string code)
    {
        var answer = await TestCase.RunAsync($"try {{ await context.db.project.entities.users.{call}; }} catch (e) {{ return e.code; }}", s_users);

        Assert.AreEqual($"\"{code}\"", answer.Data(), answer.Text);
    }

    [TestMethod]
    public async Task Rows_WithSelect_HaveTheIdAndWhatIsSelected()
    {
        var answer = await TestCase.RunAsync(
            "return context.db.project.entities.users.findOne({ id: 2 }, { select: ['name'] });", s_users);

        Assert.AreEqual("""{"id":2,"name":"Grace"}""", answer.Data());
    }

    [TestMethod]
    [DataRow("{ age: { gtt: 1 } }", "\"gtt\" is no operator of a query; did you mean gt?")]
    [DataRow("{ name: ['a'] }", "The field name is compared with an array; for one of several values write { name: { in: [...] } }")]
    [DataRow("{ or: { a: 1 } }", "or must be an array of queries, found an object")]
    [DataRow("'name'", "query is a text: write an object of fields, such as { name: \"Ada\" }, or {} for every row")]
    [DataRow("null", "query is null: write an object of fields, such as { name: \"Ada\" }, or {} for every row")]
    [DataRow("{ name: {} }", "query.name has no operator: write a value, an operator such as { name: { gt: 1 } }, or leave the field out")]
    [DataRow("{ \"a'b\": 1 }", "\"a'b\" is no name of a field; names have letters, digits, _, $ and -, and a dot reaches into objects")]
    [DataRow("{ 'a.__proto__': 1 }", "\"a.__proto__\" is no name of a field; names have letters, digits, _, $ and -, and a dot reaches into objects")]
    [DataRow("{ age: { gt: null } }", "gt of the field age expects a text or a number, found null")]
    public async Task Query_ThatIsNone_FailsAndSaysWhy(string query, string message)
    {
        var answer = await TestCase.RunAsync($"await context.db.project.entities.users.findMany({query});");

        Assert.AreEqual("error", answer["status"]);
        Assert.AreEqual(message, answer["error"]);
        var error = answer.Json.GetProperty("calls")[0].GetProperty("error");
        Assert.AreEqual("INVALID_QUERY", error.GetProperty("code").GetString());
    }

    [TestMethod]
    public async Task Method_WithAnAnswer_GivesIt()
    {
        var mocks = new { mocks = new { db = new { users = new { findOne = new { id = 9 }, create = new { error = new { code = "DUPLICATE", message = "Taken", status = 409 } } } } } };

        var answer = await TestCase.RunAsync(
            "const users = context.db.project.entities.users; const row = await users.findOne({ id: 1 }); try { await users.create({}); } catch (e) { return [row, e.code, e.message, e.status]; }",
            mocks);

        Assert.AreEqual("""[{"id":9},"DUPLICATE","Taken",409]""", answer.Data(), answer.Text);
    }

    [TestMethod]
    public async Task Http_MockThatFits_AnswersAsTheServerWould()
    {
        var mocks = new
        {
            mocks = new
            {
                http = new object[]
                {
                    new { method = "GET", url = "https://api.example/users/*", body = new { name = "Ada" }, times = 1 },
                    new { url = "https://api.example/users/*", status = 404, body = new { reason = "gone" } },
                    new { url = "https://down.example/", error = new { code = "NETWORK_ERROR", message = "Refused" } },
                },
            },
        };

        var answer = await TestCase.RunAsync(
            """
            const first = await context.http.get('https://api.example/users/1');
            const second = await context.http.get('https://api.example/users/2', { raw: true });
            const failures = [];
            for (const url of ['https://api.example/users/3', 'https://down.example/', 'https://other.example/']) {
              try { await context.http.get(url); } catch (e) { failures.push([e.code, e.message, e.status]); }
            }
            return [first, second.status, await second.json(), failures];
            """,
            mocks);

        Assert.AreEqual(
            """[{"name":"Ada"},404,{"reason":"gone"},[["HTTP_STATUS","HTTP 404: Not Found (GET https://api.example/users/3): {\"reason\":\"gone\"}",404],["NETWORK_ERROR","Refused",null],["NOT_MOCKED","No mock answers GET https://other.example/: add one to mocks.http",null]]]""",
            answer.Data(),
            answer.Text);
    }

    [TestMethod]
    public async Task KeyValues_OfAMock_ChangeWithinTheTest()
    {
        var answer = await TestCase.RunAsync(
            """
            const kv = context.kv;
            await kv.set('b', { x: 1 });
            const swapped = await kv.compareAndSet('a', 1, 5);
            const failed = await kv.compareAndSet('a', 1, 6);
            return [await kv.increment('a'), swapped, failed, await kv.get('b'), (await kv.list()).keys, await kv.delete('b'), await kv.delete('b')];
            """,
            new { mocks = new { kv = new { a = 1 } } });

        Assert.AreEqual("""[6,true,false,{"x":1},["a","b"],true,false]""", answer.Data(), answer.Text);
    }

    [TestMethod]
    public async Task Calls_AreToldInTheirOrderWithArgumentsAndAnswers()
    {
        var answer = await TestCase.RunAsync(
            "await context.db.project.entities.users.count({ a: 1 }); await context.kv.set('k', 'v'); return 1;");

        Assert.AreEqual(
            """[{"call":"db.count","arguments":{"entity":"users","query":{"a":1}},"answered_by":"stub","answer":0},{"call":"kv.set","arguments":{"key":"k","value":"v"},"answered_by":"stub","answer":true}]""",
            answer.Json.GetProperty("calls").GetRawText());
        Assert.AreEqual("Test mode: count called on users", answer.Json.GetProperty("logs")[0].GetProperty("message").GetString());
    }
}

using System.Globalization;
using System.Text.Json;

namespace BaasFunctions.Tests.Unit.Service.HostCalls.Storage;

/// <summary>What every store of entities does, in the same way: each store runs all of it.</summary>
public abstract partial class EntityStoreContract
{
    private static readonly object[] s_people =
    [
        new { name = "Ada", age = 36, country = "UK", vip = true, address = new { city = "London" }, tags = new[] { "math" } },
        new { name = "Grace", age = 85, country = "US", vip = false, address = new { city = "New York" } },
        new { name = "Alan", age = 41, country = "UK", nick = (string?)null, address = new { city = "London" } },
        new { name = "Élodie", age = 29.5, country = "FR", vip = true },
        new { name = "bob", age = "unknown", country = "DE" },
    ];

    private readonly string _entity = "people_" + Guid.NewGuid().ToString("N")[..8];

    /// <summary>Services with the store; one for all tests of a class.</summary>
    private protected abstract IServiceProvider Services { get; }

    /// <summary>Whether rows may have ids of the caller's choice.</summary>
    private protected virtual bool TakesIds => true;

    private protected virtual bool HasTransactions => true;

    /// <summary>Whether true comes back as true; it is 1 otherwise.</summary>
    private protected virtual bool HasBooleans => true;

    private protected ContextUnderTest Context(string project = "shop") => new(Services, project);

    [TestMethod]
    public async Task Create_Row_IsFoundAgainWithIdAndTimes()
    {
        await using var context = Context();

        var created = await context.JsonAsync("db.create", new { entity = _entity, data = new { name = "Ada", nested = new { a = new[] { 1, 2 } } } });
        var found = await context.JsonAsync("db.findOne", new { entity = _entity, query = new { id = created.GetProperty("id").GetString() } });

        Assert.AreEqual(JsonValueKind.String, created.GetProperty("id").ValueKind);
        Assert.AreEqual("Ada", found.GetProperty("name").GetString());
        Assert.AreEqual(2, found.GetProperty("nested").GetProperty("a")[1].GetInt32());
        Assert.AreEqual(created.GetProperty("id").GetString(), found.GetProperty("id").GetString());
        Assert.IsGreaterThan(1_700_000_000L, found.GetProperty("created").GetInt64());
        Assert.IsTrue(context.HaveEffects);
    }

    [TestMethod]
    [DataRow("{}", "id,created,updated")]
    [DataRow("""{"text":"é\"\\ \u2028","big":12345678901234567890}""", "id,big,text,created,updated")]
    public async Task Find_Row_IsItsIdItsFieldsAndItsTimes(string data, string members)
    {
        await using var context = Context();
        await context.CallAsync("db.create", new { entity = _entity, data = JsonSerializer.Deserialize<JsonElement>(data) });

        var row = (await context.JsonAsync("db.findMany", new { entity = _entity }))[0];
        var fields = JsonSerializer.Deserialize<JsonElement>(data).EnumerateObject();

        CollectionAssert.AreEquivalent(members.Split(','), row.EnumerateObject().Select(member => member.Name).Where(name => name is not ("uuid" or "tenant_id" or "project_id")).ToArray());
        Assert.IsTrue(fields.All(field => JsonElement.DeepEquals(field.Value, row.GetProperty(field.Name))), row.ToString());
    }

    [TestMethod]
    public async Task Find_InAnEntityThatIsNotThere_FindsNothing()
    {
        await using var context = Context();

        Assert.AreEqual("[]", await context.CallAsync("db.findMany", new { entity = _entity }));
        Assert.AreEqual("null", await context.CallAsync("db.findOne", new { entity = _entity, query = new { a = 1 } }));
        Assert.AreEqual("0", await context.CallAsync("db.count", new { entity = _entity }));
        Assert.AreEqual("false", await context.CallAsync("db.exists", new { entity = _entity }));
        Assert.IsFalse(context.HaveEffects);
    }

    [TestMethod]
    [DataRow("""{"country":"UK"}""", "Ada,Alan")]
    [DataRow("""{"country":{"eq":"UK"},"age":36}""", "Ada")]
    [DataRow("""{"country":{"ne":"UK"}}""", "Grace,bob,Élodie")]
    [DataRow("""{"age":{"gt":36}}""", "Alan,Grace")]
    [DataRow("""{"age":{"gte":36,"lt":85}}""", "Ada,Alan")]
    [DataRow("""{"age":{"lte":29.5}}""", "Élodie")]
    [DataRow("""{"age":{"gt":"a"}}""", "bob")]
    [DataRow("""{"age":"unknown"}""", "bob")]
    [DataRow("""{"name":{"in":["Ada","bob","nobody"]}}""", "Ada,bob")]
    [DataRow("""{"age":{"in":[36,41,"unknown"]}}""", "Ada,Alan,bob")]
    [DataRow("""{"name":{"nin":["Ada","bob"]}}""", "Alan,Grace,Élodie")]
    [DataRow("""{"name":{"contains":"a"}}""", "Ada,Alan,Grace")]
    [DataRow("""{"name":{"startsWith":"A"}}""", "Ada,Alan")]
    [DataRow("""{"name":{"startsWith":"É"}}""", "Élodie")]
    [DataRow("""{"name":{"contains":"%"}}""", "")]
    [DataRow("""{"vip":true}""", "Ada,Élodie")]
    [DataRow("""{"vip":false}""", "Grace")]
    [DataRow("""{"vip":null}""", "Alan,bob")]
    [DataRow("""{"vip":{"isNull":false}}""", "Ada,Grace,Élodie")]
    [DataRow("""{"nick":{"isNull":true},"country":"UK"}""", "Ada,Alan")]
    [DataRow("""{"address.city":"London"}""", "Ada,Alan")]
    [DataRow("""{"address.city":{"ne":"London"}}""", "Grace,bob,Élodie")]
    [DataRow("""{"or":[{"name":"Ada"},{"age":{"gt":80}}]}""", "Ada,Grace")]
    [DataRow("""{"and":[{"country":"UK"},{"age":{"gt":40}}]}""", "Alan")]
    [DataRow("""{"not":{"country":"UK"}}""", "Grace,bob,Élodie")]
    [DataRow("""{"not":{"age":{"gt":36}}}""", "Ada,bob,Élodie")]
    [DataRow("""{"or":[]}""", "")]
    [DataRow("""{"and":[]}""", "Ada,Alan,Grace,bob,Élodie")]
    [DataRow("""{"created":{"gt":1000}}""", "Ada,Alan,Grace,bob,Élodie")]
    [DataRow("""{"name":"' OR 1=1 --"}""", "")]
    public async Task Find_WithAFilter_FindsWhatItMeans(string query, string names)
    {
        await using var context = Context();
        await CreatePeopleAsync(context);

        var filter = JsonSerializer.Deserialize<JsonElement>(query);
        var rows = await context.JsonAsync("db.findMany", new { entity = _entity, query = filter });
        var expected = names.Split(',', StringSplitOptions.RemoveEmptyEntries);

        Assert.AreEqual(names, string.Join(',', Names(rows).Order(StringComparer.Ordinal)));
        Assert.AreEqual($"{expected.Length}", await context.CallAsync("db.count", new { entity = _entity, query = filter }));
        Assert.AreEqual(expected.Length > 0 ? "true" : "false", await context.CallAsync("db.exists", new { entity = _entity, query = filter }));
    }

    [TestMethod]
    [DataRow("\"name\"", "Ada,Alan,Grace,bob,Élodie")]
    [DataRow("\"-name\"", "Élodie,bob,Grace,Alan,Ada")]
    [DataRow("\"age\"", "Élodie,Ada,Alan,Grace,bob")]
    [DataRow("""{"age":"desc"}""", "bob,Grace,Alan,Ada,Élodie")]
    [DataRow("""["country",{"age":"desc"}]""", "bob,Élodie,Alan,Ada,Grace")]
    [DataRow("""["vip","name"]""", "Alan,bob,Grace,Ada,Élodie")]
    public async Task Find_WithAnOrder_GivesItAndPagesThroughIt(string order, string names)
    {
        await using var context = Context();
        await CreatePeopleAsync(context);
        var orderBy = JsonSerializer.Deserialize<JsonElement>(order);

        var whole = await context.JsonAsync("db.findMany", new { entity = _entity, options = new { orderBy } });
        var paged = new List<string>();
        string? after = null;
        do
        {
            var page = await context.JsonAsync("db.findPage", new { entity = _entity, options = new { orderBy, limit = 2, after } });
            paged.AddRange(Names(page.GetProperty("items")));
            after = page.GetProperty("next").GetString();
        }
        while (after is not null && paged.Count < 20);

        Assert.AreEqual(names, string.Join(',', Names(whole)));
        Assert.AreEqual(names, string.Join(',', paged));
    }

    [TestMethod]
    [DataRow("\"id\"")]
    [DataRow("\"-id\"")]
    [DataRow("\"created\"")]
    [DataRow("\"-created\"")]
    [DataRow("\"updated\"")]
    [DataRow("\"-updated\"")]
    [DataRow("""["country","-id"]""")]
    [DataRow("""["-created","-name"]""")]
    [DataRow("""["-id","name"]""")]
    public async Task Find_InOrderOfWhatTheStoreKeeps_GivesItAndLosesNothingBetweenPages(string order)
    {
        await using var context = Context();
        await CreatePeopleAsync(context);
        var orderBy = JsonSerializer.Deserialize<JsonElement>(order);

        var whole = (await context.JsonAsync("db.findMany", new { entity = _entity, options = new { orderBy } })).EnumerateArray().ToArray();
        foreach (var limit in (int[])[1, 2, 5])
        {
            var paged = new List<string>();
            string? after = null;
            do
            {
                var page = await context.JsonAsync("db.findPage", new { entity = _entity, options = new { orderBy, limit, after } });
                paged.AddRange(Names(page.GetProperty("items")));
                after = page.GetProperty("next").GetString();
            }
            while (after is not null && paged.Count < 20);

            Assert.AreEqual(string.Join(',', whole.Select(Name)), string.Join(',', paged));
        }

        Assert.AreEqual("Ada,Alan,Grace,bob,Élodie", string.Join(',', whole.Select(Name).Order(StringComparer.Ordinal)));
        var first = orderBy.ValueKind == JsonValueKind.Array ? orderBy[0].GetString()! : orderBy.GetString()!;
        var keys = whole.Select(row => row.GetProperty(first.TrimStart('-')).ToString())
            .Select(key => long.TryParse(key, out var number) ? number.ToString("d20", CultureInfo.InvariantCulture) : key).ToArray();
        CollectionAssert.AreEqual(
            first.StartsWith('-') ? keys.OrderDescending(StringComparer.Ordinal).ToArray() : keys.Order(StringComparer.Ordinal).ToArray(), keys);
    }

    [TestMethod]
    public async Task Page_WhoseKeysWereMadeUp_IsRefused()
    {
        await using var context = Context();
        await CreatePeopleAsync(context);
        foreach (var number in (string[])["1 OR 1=1", "+1", " 1", "1,000", "Infinity", "0x10", ""])
        {
            var after = System.Buffers.Text.Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new { Order = "age", Keys = new[] { new { Rank = 1, Number = number, Text = "" } }, Id = "a" }));

            Assert.AreEqual("INVALID_CURSOR", await context.FaultAsync("db.findPage", new { entity = _entity, options = new { orderBy = "age", limit = 1, after } }), number);
        }
    }

    [TestMethod]
    public async Task Text_WithHalfOfASurrogatePair_IsRefusedEverywhere()
    {
        await using var context = Context();
        foreach (var (operation, arguments, code) in ((string, string, string)[])
        [
            ("db.create", """{"entity":"ENTITY","data":{"name":HALF}}""", "INVALID_ARGUMENT"),
            ("db.create", """{"entity":"ENTITY","data":{"a":{HALF:1}}}""", "INVALID_ARGUMENT"),
            ("db.update", """{"entity":"ENTITY","id":HALF,"data":{"name":"b"}}""", "INVALID_ID"),
            ("db.findMany", """{"entity":"ENTITY","query":{"name":{"in":[HALF]}}}""", "INVALID_QUERY"),
            ("db.findMany", """{"entity":"ENTITY","query":{HALF:1}}""", "INVALID_QUERY"),
            ("db.findMany", """{"entity":"ENTITY","options":{"orderBy":HALF}}""", "INVALID_ARGUMENT"),
        ])
        {
            foreach (var half in (string[])["\"a\\ud83d\"", "\"\\ude00a\"", "\"\\\\\\uD83D\\uD83D\\uDE00\""])
            {
                var json = arguments.Replace("ENTITY", _entity, StringComparison.Ordinal).Replace("HALF", half, StringComparison.Ordinal);
                Assert.AreEqual(code, await context.FaultOfJsonAsync(operation, json), json);
            }
        }

        await context.CallAsync("db.create", new { entity = _entity, data = new { name = "\U0001F600" } });
        Assert.AreEqual("1", await context.CallAsync("db.count", new { entity = _entity, query = new { name = "\U0001F600" } }));
    }

    [TestMethod]
    public async Task Find_WithLimitOffsetAndSelect_GivesThatPart()
    {
        await using var context = Context();
        await CreatePeopleAsync(context);

        var rows = await context.JsonAsync("db.findMany", new { entity = _entity, options = new { orderBy = "name", limit = 2, offset = 1, select = new[] { "name" } } });

        Assert.AreEqual("Alan,Grace", string.Join(',', Names(rows)));
        Assert.AreEqual("id,name", string.Join(',', rows[0].EnumerateObject().Select(member => member.Name)));
    }

    [TestMethod]
    public async Task Page_OfAnotherOrder_IsRefused()
    {
        await using var context = Context();
        await CreatePeopleAsync(context);
        var page = await context.JsonAsync("db.findPage", new { entity = _entity, options = new { orderBy = "name", limit = 1 } });
        var after = page.GetProperty("next").GetString();

        Assert.AreEqual("INVALID_CURSOR", await context.FaultAsync("db.findPage", new { entity = _entity, options = new { orderBy = "age", limit = 1, after } }));
        Assert.AreEqual("INVALID_CURSOR", await context.FaultAsync("db.findPage", new { entity = _entity, options = new { limit = 1, after = "nonsense" } }));
    }

    [TestMethod]
    public async Task Update_ChangesWhatIsNamedAndLeavesTheRest()
    {
        await using var context = Context();
        var id = (await context.JsonAsync("db.create", new { entity = _entity, data = new { name = "Ada", age = 36, address = new { city = "London" } } })).GetProperty("id").GetString();

        var updated = await context.JsonAsync("db.update", new { entity = _entity, id, data = new { age = 37, address = (string?)null, fresh = "x" } });

        Assert.AreEqual(("Ada", 37, "x"), (updated.GetProperty("name").GetString(), updated.GetProperty("age").GetInt32(), updated.GetProperty("fresh").GetString()));
        Assert.IsTrue(!updated.TryGetProperty("address", out var address) || address.ValueKind == JsonValueKind.Null);
        Assert.AreEqual("ENTITY_NOT_FOUND", await context.FaultAsync("db.update", new { entity = _entity, id = "999999", data = new { a = 1 } }));
    }

    [TestMethod]
    [DataRow("db.update")]
    [DataRow("db.upsert")]
    public async Task Change_WithTheIdOfAnotherRowInItsData_IsRefused(string operation)
    {
        await using var context = Context();
        var id = (await context.JsonAsync("db.create", new { entity = _entity, data = new { name = "Ada" } })).GetProperty("id").GetString();

        Assert.AreEqual("INVALID_ARGUMENT", await context.FaultAsync(operation, new { entity = _entity, id, data = new { id = "other", name = "Tim" } }));
        Assert.AreEqual("Grace", (await context.JsonAsync(operation, new { entity = _entity, id, data = new { id, name = "Grace" } })).GetProperty("name").GetString());
    }

    [TestMethod]
    [DataRow("""{"created":{"gt":"2026-01-01T00:00:00.000Z"}}""")]
    [DataRow("""{"not":{"updated":{"lt":"2026-01-01"}}}""")]
    public async Task Find_ByTheTimesOfARowAsDates_IsRefused(string query)
    {
        await using var context = Context();

        Assert.AreEqual("INVALID_QUERY", await context.FaultAsync("db.findMany", new { entity = _entity, query = JsonSerializer.Deserialize<JsonElement>(query) }));
    }

    [TestMethod]
    public async Task Delete_RemovesTheRow_AndTellsWhenThereIsNone()
    {
        await using var context = Context();
        var id = (await context.JsonAsync("db.create", new { entity = _entity, data = new { name = "Ada" } })).GetProperty("id").GetString();

        Assert.AreEqual("""{"success":true}""", await context.CallAsync("db.delete", new { entity = _entity, id }));
        Assert.AreEqual("0", await context.CallAsync("db.count", new { entity = _entity }));
        Assert.AreEqual("ENTITY_NOT_FOUND", await context.FaultAsync("db.delete", new { entity = _entity, id }));
    }

    [TestMethod]
    public async Task Many_AreCreatedChangedAndDeletedByAFilter()
    {
        await using var context = Context();
        await CreatePeopleAsync(context);

        Assert.AreEqual("""{"count":2}""", await context.CallAsync("db.updateMany", new { entity = _entity, query = new { country = "UK" }, data = new { country = "GB" } }));
        Assert.AreEqual("2", await context.CallAsync("db.count", new { entity = _entity, query = new { country = "GB" } }));
        Assert.AreEqual("""{"count":2}""", await context.CallAsync("db.deleteMany", new { entity = _entity, query = new { country = "GB" } }));
        Assert.AreEqual("3", await context.CallAsync("db.count", new { entity = _entity }));
    }

    [TestMethod]
    public async Task Upsert_CreatesAndThenChanges()
    {
        if (!TakesIds)
        {
            Assert.AreEqual("ENTITY_NOT_FOUND", await Context().FaultAsync("db.upsert", new { entity = _entity, id = "999999", data = new { a = 1 } }));
            return;
        }

        await using var context = Context();

        await context.CallAsync("db.upsert", new { entity = _entity, id = "k", data = new { a = 1 } });
        var second = await context.JsonAsync("db.upsert", new { entity = _entity, id = "k", data = new { b = 2 } });

        Assert.AreEqual((1, 2), (second.GetProperty("a").GetInt32(), second.GetProperty("b").GetInt32()));
        Assert.AreEqual("1", await context.CallAsync("db.count", new { entity = _entity }));
    }

    [TestMethod]
    public async Task Create_WithAnIdThatIsTaken_IsADuplicateAndChangesNothing()
    {
        if (!TakesIds)
        {
            return;
        }

        await using var context = Context();
        await context.CallAsync("db.create", new { entity = _entity, data = new { id = "k", a = 1 } });

        Assert.AreEqual("DUPLICATE_VALUE", await context.FaultAsync("db.create", new { entity = _entity, data = new { id = "k", a = 2 } }));
        Assert.AreEqual("DUPLICATE_VALUE", await context.FaultAsync("db.createMany", new { entity = _entity, data = new object[] { new { id = "new" }, new { id = "k" } } }));
        Assert.AreEqual("1", await context.CallAsync("db.count", new { entity = _entity }));
        Assert.AreEqual(1, (await context.JsonAsync("db.findOne", new { entity = _entity, query = new { id = "k" } })).GetProperty("a").GetInt32());
    }

    [TestMethod]
    [DataRow("{}")]
    [DataRow("""{"query":null}""")]
    [DataRow("""{"query":[]}""")]
    [DataRow("""{"query":"x"}""")]
    [DataRow("""{"query":{"name":{}}}""")]
    [DataRow("""{"query":{"not":{"name":{}}}}""")]
    public async Task ChangeOfMany_WithoutAQuery_IsRefusedAndChangesNothing(string arguments)
    {
        await using var context = Context();
        await CreatePeopleAsync(context);
        var given = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(arguments)!;
        given["entity"] = JsonSerializer.SerializeToElement(_entity);

        Assert.AreEqual("INVALID_QUERY", await context.FaultAsync("db.deleteMany", given));
        given["data"] = JsonSerializer.SerializeToElement(new { country = "XX" });
        Assert.AreEqual("INVALID_QUERY", await context.FaultAsync("db.updateMany", given));

        Assert.AreEqual("5", await context.CallAsync("db.count", new { entity = _entity, query = new { country = new { ne = "XX" } } }));
        Assert.AreEqual("""{"count":5}""", await context.CallAsync("db.deleteMany", new { entity = _entity, query = new { } }));
    }

    [TestMethod]
    public async Task Project_NeverSeesAnother()
    {
        await using var mine = Context("shop");
        await using var other = Context("bank");
        var id = (await mine.JsonAsync("db.create", new { entity = _entity, data = new { name = "mine" } })).GetProperty("id").GetString();

        Assert.AreEqual("[]", await other.CallAsync("db.findMany", new { entity = _entity }));
        Assert.AreEqual("null", await other.CallAsync("db.findOne", new { entity = _entity, query = new { id } }));
        Assert.AreEqual("ENTITY_NOT_FOUND", await other.FaultAsync("db.update", new { entity = _entity, id, data = new { name = "theirs" } }));
        Assert.AreEqual("ENTITY_NOT_FOUND", await other.FaultAsync("db.delete", new { entity = _entity, id }));
        Assert.AreEqual("""{"count":0}""", await other.CallAsync("db.deleteMany", new { entity = _entity, query = new { } }));

        // No argument names a project.
        Assert.AreEqual("[]", await other.CallAsync("db.findMany", new { entity = _entity, project = "shop", query = new { project = (string?)null } }));
        Assert.AreEqual("mine", (await mine.JsonAsync("db.findOne", new { entity = _entity })).GetProperty("name").GetString());
    }

    [TestMethod]
    [DataRow("__proto__")]
    [DataRow("constructor")]
    [DataRow("users; drop table baas_rows")]
    [DataRow("a\"b")]
    [DataRow("a'b")]
    [DataRow("../users")]
    [DataRow("1st")]
    [DataRow("")]
    [DataRow("a_name_of_more_than_sixty_four_characters_which_no_store_takes_at_all")]
    public async Task Entity_WithANameThatIsNone_IsRefused(string name)
    {
        await using var context = Context();

        Assert.AreEqual("INVALID_ENTITY_NAME", await context.FaultAsync("db.findMany", new { entity = name }));
        Assert.AreEqual("INVALID_ENTITY_NAME", await context.FaultAsync("db.create", new { entity = name, data = new { a = 1 } }));
    }

    [TestMethod]
    [DataRow("""{"id":{"a":1}}""", "INVALID_ID")]
    [DataRow("""{"id":"a b"}""", "INVALID_ID")]
    [DataRow("""{"__proto__":1}""", "INVALID_FIELD_NAME")]
    [DataRow("""{"a\"b":1}""", "INVALID_FIELD_NAME")]
    [DataRow("""[1]""", "INVALID_ARGUMENT")]
    [DataRow("\"text\"", "INVALID_ARGUMENT")]
    public async Task Data_ThatIsNone_IsRefused(string data, string code)
    {
        await using var context = Context();

        Assert.AreEqual(code, await context.FaultAsync("db.create", new { entity = _entity, data = JsonSerializer.Deserialize<JsonElement>(data) }));
    }

    [TestMethod]
    public async Task Values_OfEveryKind_ComeBackAsTheyWere()
    {
        await using var context = Context();
        var data = JsonSerializer.Deserialize<JsonElement>("""{"text":"'\"\\ ; -- é 😀","big":9007199254740991,"small":-0.25,"yes":true,"none":null,"list":[1,"a",null,{"b":[]}],"deep":{"a":{"b":{"c":1}}}}""");

        var id = (await context.JsonAsync("db.create", new { entity = _entity, data })).GetProperty("id").GetString();
        var found = await context.JsonAsync("db.findOne", new { entity = _entity, query = new { id } });

        foreach (var member in data.EnumerateObject())
        {
            var expected = member.Value.ValueKind == JsonValueKind.True && !HasBooleans ? JsonSerializer.SerializeToElement(1) : member.Value;
            Assert.IsTrue(JsonElement.DeepEquals(expected, found.GetProperty(member.Name)), member.Name);
        }
    }

    [TestMethod]
    [DataRow("contains")]
    [DataRow("startsWith")]
    public async Task Find_ForAVeryLongText_IsRefused(string how)
    {
        await using var context = Context();

        Assert.AreEqual("INVALID_QUERY", await context.FaultAsync("db.findMany", new { entity = _entity, query = new { name = new Dictionary<string, string> { [how] = new('a', 1001) } } }));
        Assert.AreEqual("[]", await context.CallAsync("db.findMany", new { entity = _entity, query = new { name = new Dictionary<string, string> { [how] = new('a', 1000) } } }));
    }

    [TestMethod]
    public async Task Rows_BeyondTheLimit_AreRefusedByName()
    {
        await using var context = Context();

        Assert.AreEqual("TOO_MANY_ROWS", await context.FaultAsync("db.findMany", new { entity = _entity, options = new { limit = 1001 } }));
        Assert.AreEqual("ROW_TOO_LARGE", await context.FaultAsync("db.create", new { entity = _entity, data = new { text = new string('x', 2 << 20) } }));
    }
}

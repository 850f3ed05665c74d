namespace BaasFunctions.Service.TestMode;

/// <summary>For whom a test calls.</summary>
internal sealed record FixtureContext(string Project = "test_project", string Tenant = "test_tenant", string User = "test_user");

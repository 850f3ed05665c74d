using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BaasFunctions.Service.Configuration;
using BaasFunctions.Tests.EndToEnd;
using k8s;
using k8s.Models;

namespace BaasFunctions.Tests.Deployment;

/// <summary>deploy/kubernetes holds objects of the API, strictly read with its own models, and says what the threat model asks for.</summary>
[TestClass]
public sealed partial class KubernetesTests
{
    private static readonly List<object> s_objects =
        KubernetesYaml.LoadAllFromString(File.ReadAllText(Repository.PathOf("deploy/kubernetes/server.yaml")), strict: true);

    [TestMethod]
    public void Objects_AreAllThatItTakes()
    {
        CollectionAssert.AreEquivalent(
            (string[])["V1Deployment", "V1Service", "V2HorizontalPodAutoscaler", "V1PodDisruptionBudget", "V1NetworkPolicy"],
            s_objects.Select(item => item.GetType().Name).ToArray());
        Assert.IsTrue(s_objects.Cast<IMetadata<V1ObjectMeta>>().All(item => item.Metadata is { Name: "baas-functions", NamespaceProperty: "baas-functions" }));
    }

    /// <summary>Members that the API requires (https://kubernetes.io/docs/reference/kubernetes-api/); the models let them be missing.</summary>
    [TestMethod]
    public void Objects_HaveWhatTheApiRequires()
    {
        CollectionAssert.AreEquivalent(
            (string[])["apps/v1 Deployment", "v1 Service", "autoscaling/v2 HorizontalPodAutoscaler", "policy/v1 PodDisruptionBudget", "networking.k8s.io/v1 NetworkPolicy"],
            s_objects.Cast<IKubernetesObject>().Select(item => $"{item.ApiVersion} {item.Kind}").ToArray());

        var server = Of<V1Deployment>().Spec.Template.Spec.Containers.Single();
        Assert.IsTrue(server is { Name.Length: > 0, Image.Length: > 0 } && server.Ports.All(port => port.ContainerPort > 0));
        Assert.IsTrue(server.Env.All(variable => variable.Name.Length > 0) && server.EnvFrom.All(source => source.SecretRef.Name.Length > 0));
        CollectionAssert.AreEquivalent(server.VolumeMounts.Select(mount => mount.Name).ToArray(), Of<V1Deployment>().Spec.Template.Spec.Volumes.Select(volume => volume.Name).ToArray());
        Assert.IsTrue(server.VolumeMounts.All(mount => mount.MountPath.StartsWith('/')));
        Assert.AreEqual(server.Ports.Single().Name, (string)Of<V1Service>().Spec.Ports.Single(port => port.Port > 0).TargetPort);

        var scaler = Of<V2HorizontalPodAutoscaler>().Spec;
        Assert.AreEqual(("apps/v1", "Deployment"), (scaler.ScaleTargetRef.ApiVersion, scaler.ScaleTargetRef.Kind));
        Assert.IsGreaterThan(scaler.MinReplicas!.Value, scaler.MaxReplicas);
        Assert.IsTrue(scaler.Metrics.All(metric => metric.Type switch
        {
            "Resource" => metric.Resource is { Name: "cpu", Target: { Type: "Utilization", AverageUtilization: > 0 } } && server.Resources.Requests.ContainsKey("cpu"),
            "Pods" => metric.Pods is { Metric.Name.Length: > 0, Target: { Type: "AverageValue", AverageValue: not null } },
            _ => false,
        }));
    }

    [TestMethod]
    public void Schema_RefusesWhatItDoesNotKnow() => Assert.ThrowsExactly<YamlDotNet.Core.YamlException>(() => KubernetesYaml.LoadAllFromString(
        "apiVersion: v1\nkind: Service\nmetadata: { name: x }\nspec: { selectors: { a: b } }\n", strict: true));

    [TestMethod]
    public void Pod_IsNobodyOnAReadOnlyRoot()
    {
        var pod = Of<V1Deployment>().Spec.Template.Spec;
        var server = pod.Containers.Single();

        Assert.IsTrue(pod.SecurityContext.RunAsNonRoot);
        Assert.IsFalse(pod.AutomountServiceAccountToken);
        Assert.AreEqual("RuntimeDefault", pod.SecurityContext.SeccompProfile.Type);
        Assert.IsTrue(server.SecurityContext.ReadOnlyRootFilesystem);
        Assert.IsFalse(server.SecurityContext.AllowPrivilegeEscalation);
        Assert.AreEqual("ALL", server.SecurityContext.Capabilities.Drop.Single());
        Assert.IsTrue(server.Resources.Limits.ContainsKey("memory"));
        CollectionAssert.AreEqual((string[])["/health/live", "/health/ready"], (string[])[server.LivenessProbe.HttpGet.Path, server.ReadinessProbe.HttpGet.Path]);
        Assert.IsGreaterThan(25L, pod.TerminationGracePeriodSeconds!.Value);
    }

    [TestMethod]
    public void Objects_MeanTheSamePods()
    {
        var labels = Of<V1Deployment>().Spec.Template.Metadata.Labels;
        foreach (var selector in (IDictionary<string, string>[])
        [
            Of<V1Deployment>().Spec.Selector.MatchLabels, Of<V1Service>().Spec.Selector, Of<V1PodDisruptionBudget>().Spec.Selector.MatchLabels,
            Of<V1NetworkPolicy>().Spec.PodSelector.MatchLabels,
        ])
        {
            CollectionAssert.AreEquivalent(labels.ToArray(), selector.ToArray());
        }

        Assert.AreEqual(Of<V1Deployment>().Metadata.Name, Of<V2HorizontalPodAutoscaler>().Spec.ScaleTargetRef.Name);
    }

    [TestMethod]
    [DataRow("10.0.0.0/8")]
    [DataRow("172.16.0.0/12")]
    [DataRow("192.168.0.0/16")]
    [DataRow("169.254.0.0/16")]
    [DataRow("100.64.0.0/10")]
    [DataRow("127.0.0.0/8")]
    public void Policy_LetsNothingOutToPrivateRanges(string range)
    {
        var policy = Of<V1NetworkPolicy>().Spec;

        CollectionAssert.AreEquivalent((string[])["Ingress", "Egress"], policy.PolicyTypes.ToArray());
        Assert.Contains(range, policy.Egress.SelectMany(rule => rule.To ?? []).Single(peer => peer.IpBlock?.Cidr == "0.0.0.0/0").IpBlock.Except.ToArray());
    }

    [TestMethod]
    public void Memory_HasRoomForWhatWorkersAndServiceMayTakeAtTheSameTime()
    {
        var server = Of<V1Deployment>().Spec.Template.Spec.Containers.Single();
        var settings = SettingsOf(server);

        Assert.AreEqual(server.Resources.Limits["memory"].ToString(), server.Resources.Requests["memory"].ToString());
        var limit = server.Resources.Limits["memory"].ToInt64();
        Assert.IsLessThanOrEqualTo(limit, MemoryRule.MostBytes(limit, settings["DOTNET_GCHeapHardLimitPercent"], settings["BAAS_WORKERS"], settings["BAAS_WORKER_MEMORY"]));
    }

    [TestMethod]
    public void Settings_AreReadWithoutFault()
    {
        var reading = SettingsReader.Read(Unit.Service.Configuration.SettingsOf.These([.. SettingsOf(Of<V1Deployment>().Spec.Template.Spec.Containers.Single()).Select(pair => (pair.Key, pair.Value))]));

        Assert.IsEmpty(reading.Faults);
        Assert.IsLessThan(Of<V1Deployment>().Spec.Template.Spec.TerminationGracePeriodSeconds!.Value, (long)reading.Options!.Server.DrainTimeout.TotalSeconds);
        Assert.AreEqual(400, Of<V2HorizontalPodAutoscaler>().Spec.MaxReplicas * (reading.Options.Entities.Connections + 2), "the manifest says how many connections there are");
    }

    [TestMethod]
    public void Probes_AskWhatTheyMean_AndWaitLongerThanItsChecks()
    {
        var server = Of<V1Deployment>().Spec.Template.Spec.Containers.Single();

        Assert.AreEqual("/health/ready", server.ReadinessProbe.HttpGet.Path);
        Assert.IsGreaterThan(Service.Health.HealthChecks.Patience.TotalSeconds, server.ReadinessProbe.TimeoutSeconds!.Value);
        // A database that is down makes no pod new.
        Assert.AreEqual("/health/live", server.LivenessProbe.HttpGet.Path);
        Assert.AreEqual("/health/live", server.StartupProbe.HttpGet.Path);
        foreach (var probe in (V1Probe[])[server.ReadinessProbe, server.LivenessProbe, server.StartupProbe])
        {
            Assert.AreEqual(server.Ports.Single().Name, (string)probe.HttpGet.Port);
        }
    }

    [TestMethod]
    public void DisruptionBudget_LeavesPodsAndLetsNodesDrain()
    {
        Assert.AreEqual("1", (string)Of<V1PodDisruptionBudget>().Spec.MaxUnavailable);
        Assert.AreEqual("AlwaysAllow", Of<V1PodDisruptionBudget>().Spec.UnhealthyPodEvictionPolicy);
        Assert.IsGreaterThan(1, Of<V2HorizontalPodAutoscaler>().Spec.MinReplicas!.Value);
        Assert.IsNull(Of<V1Deployment>().Spec.Replicas);
    }

    [TestMethod]
    public async Task Autoscaler_AsksForAMetricThatTheAdapterMakesOfThoseThatTheServerHas()
    {
        var metric = Of<V2HorizontalPodAutoscaler>().Spec.Metrics.Single(metric => metric.Type == "Pods").Pods;
        var rule = Yaml.Read("deploy/kubernetes/prometheus-adapter.yaml")["rules"]!["custom"]!.AsArray().Single()!;
        var query = (string)rule["metricsQuery"]!;
        await using var server = await ServerProcess.StartAsync();
        var before = await server.Client.GetStringAsync("/metrics");
        await server.PostAsync("/execute", """{"execution_id":"e","function_id":"f","code":"export default () => 1"}""");
        var text = await MetricsAfterAsync(server, before);

        Assert.AreEqual((string)rule["name"]!["as"]!, metric.Metric.Name);
        Assert.AreEqual("AverageValue", metric.Target.Type);
        Assert.IsLessThan(
            int.Parse(SettingsOf(Of<V1Deployment>().Spec.Template.Spec.Containers.Single())["BAAS_MAX_CONCURRENCY"], null), metric.Target.AverageValue.ToInt32());
        var all = Series.Matches(query).Select(match => match.Value).Distinct().ToArray();
        Assert.HasCount(3, all);
        Assert.IsTrue(all.All(series => IsIn(text, series)), query);

        // The adapter finds a pod by a series that it has from the start; what it has not yet is 0.
        Assert.IsTrue(IsIn(before, Series.Match((string)rule["seriesQuery"]!).Value));
        Assert.IsTrue(all.All(series => IsIn(before, series) || query.Contains($"(sum({series}", StringComparison.Ordinal)));

        foreach (var resource in (string[])["namespace", "pod"])
        {
            Assert.AreEqual(resource, (string)rule["resources"]!["overrides"]![resource]!["resource"]!);
        }
    }

    [TestMethod]
    public void Monitor_ReadsTheMetricsOfThesePods_WithAKey()
    {
        var monitor = Yaml.Read("deploy/kubernetes/pod-monitor.yaml");
        var endpoint = monitor["spec"]!["podMetricsEndpoints"]!.AsArray().Single()!;

        Assert.AreEqual(("monitoring.coreos.com/v1", "PodMonitor"), ((string)monitor["apiVersion"]!, (string)monitor["kind"]!));
        Assert.AreEqual(Of<V1Deployment>().Metadata.NamespaceProperty, (string)monitor["metadata"]!["namespace"]!);
        Assert.IsTrue(JsonNode.DeepEquals(
            new JsonObject(Of<V1Deployment>().Spec.Template.Metadata.Labels.Select(label => KeyValuePair.Create(label.Key, (JsonNode?)label.Value))), monitor["spec"]!["selector"]!["matchLabels"]));
        Assert.AreEqual(("http", "/metrics"), ((string)endpoint["port"]!, (string)endpoint["path"]!));
        Assert.IsNotNull(endpoint["authorization"]!["credentials"]!["key"]);
    }

    /// <summary>The exporter answers with what it answered a moment ago.</summary>
    private static async Task<string> MetricsAfterAsync(ServerProcess server, string before)
    {
        var text = before;
        for (var i = 0; i < 100 && text.Split('\n').Length == before.Split('\n').Length; i++)
        {
            await Task.Delay(100);
            text = await server.Client.GetStringAsync("/metrics");
        }

        return text;
    }

    private static bool IsIn(string text, string series) => Regex.IsMatch(text, $@"^{series}(\{{[^}}]*\}})? \d", RegexOptions.Multiline);

    private static Dictionary<string, string> SettingsOf(V1Container container) => container.Env.ToDictionary(variable => variable.Name, variable => variable.Value);

    [GeneratedRegex("baas_[a-z_]+")]
    private static partial Regex Series { get; }

    private static T Of<T>() => s_objects.OfType<T>().Single();
}

@description('Name of the function app.')
param name string

@description('Name of its plan.')
param planName string
param location string
param tags object
param identityId string
param identityClientId string
param storageAccountName string
param deploymentContainer string
param applicationInsightsName string
param instanceMemoryMB int
param maximumInstanceCount int
param alwaysReady int
param perInstanceConcurrency int

@description('Subnet that the app sends from; empty for none.')
param subnetId string

@description('Whether there is PostgreSQL.')
param hasDatabase bool

@description('Host of PostgreSQL.')
param databaseHost string

@description('Role and database of the app, which have one name.')
param databaseRole string

@secure()
param databasePassword string

@description('BAAS_DB_CONNECTIONS.')
param databaseConnections int

@secure()
param jwtSecret string

@secure()
@description('BAAS_API_KEYS; empty for none.')
param apiKeys string

@secure()
@description('Further settings of the app. They win over the defaults below.')
param furtherSettings object

// An instance has a processor for each 2 GB.
var workers = instanceMemoryMB / 2048

// What the service's heap (40 %, below) leaves to workers, without 430 MB for the Functions host (200), the service beside its heap (120) and a spare worker
// (110); see Sizing in docs/operations.md.
var workerMemoryMB = (instanceMemoryMB * 6 / 10 - 430) / workers

var defaultSettings = {
  // Azure otherwise makes a process that waits already, the placeholder, the app. On .NET 10 its launcher, FunctionsNetHost, is known to crash under normal load
  // (exit code 139): https://github.com/Azure/azure-functions-dotnet-worker/issues/3335. Without it each instance starts the app anew, which takes longer.
  WEBSITE_USE_PLACEHOLDER_DOTNETISOLATED: '0'
}

resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {
  name: storageAccountName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: applicationInsightsName
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'api' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    siteConfig: {
      alwaysOn: false
      minTlsVersion: '1.2'
    }
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${storage.properties.primaryEndpoints.blob}${deploymentContainer}'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstanceCount
        alwaysReady: alwaysReady == 0 ? [] : [{ name: 'http', instanceCount: alwaysReady }]
        triggers: { http: { perInstanceConcurrency: perInstanceConcurrency } }
      }
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
    }
  }

  // An empty value is none. Flex Consumption takes its runtime from functionAppConfig: FUNCTIONS_WORKER_RUNTIME and its kin must not be set.
  resource appSettings 'config' = {
    name: 'appsettings'
    properties: union(defaultSettings, furtherSettings, {
      AzureWebJobsStorage__credential: 'managedidentity'
      AzureWebJobsStorage__clientId: identityClientId
      AzureWebJobsStorage__blobServiceUri: storage.properties.primaryEndpoints.blob
      APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
      APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
      // The root answers with the page of the service instead of the platform's.
      AzureWebJobsDisableHomepage: 'true'
      NODE_ENV: 'production'
      // The package is read-only; what is kept here goes with the instance.
      DATA_DIR: '/tmp/baas'
      DATABASE_URL: hasDatabase ? 'postgres://${databaseRole}:${databasePassword}@${databaseHost}:5432/${databaseRole}?sslmode=verify-full' : ''
      BAAS_DB_CONNECTIONS: hasDatabase ? string(databaseConnections) : ''
      BAAS_API_KEYS: apiKeys
      JWT_SECRET: jwtSecret
      BAAS_WORKERS: string(workers)
      BAAS_WORKER_MEMORY: string(workerMemoryMB)
      // Both are read as hexadecimal: 16 MB between two collections of what is young, and 40 % of the memory for the heap.
      DOTNET_GCgen0size: '1000000'
      DOTNET_GCHeapHardLimitPercent: '28'
    })
  }
}

output name string = app.name
output uri string = 'https://${app.properties.defaultHostName}'

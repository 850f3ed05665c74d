@description('Name of the function app.')
param name string
param location string
param tags object
param planId string
param identityId string
param identityClientId string
param storageAccountName string
param deploymentContainer string
param applicationInsightsName string
param instanceMemoryMB int
param maximumInstanceCount int

@description('Subnet that the app sends from; empty for none.')
param subnetId string

@secure()
@description('DATABASE_URL; empty for none.')
param databaseUrl string

@secure()
@description('BAAS_API_KEYS; empty for none.')
param apiKeys string

resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {
  name: storageAccountName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: applicationInsightsName
}

// Flex Consumption takes its runtime from functionAppConfig: FUNCTIONS_WORKER_RUNTIME and its kin must not be set.
var settings = {
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
  // Read as hexadecimal: 16 MB between two collections of what is young.
  DOTNET_GCgen0size: '1000000'
}
var database = empty(databaseUrl) ? {} : { DATABASE_URL: databaseUrl }
var keys = empty(apiKeys) ? {} : { BAAS_API_KEYS: apiKeys }

module app 'br/public:avm/res/web/site:0.15.1' = {
  name: '${name}-site'
  params: {
    kind: 'functionapp,linux'
    name: name
    location: location
    tags: union(tags, { 'azd-service-name': 'api' })
    serverFarmResourceId: planId
    managedIdentities: {
      systemAssigned: false
      userAssignedResourceIds: [identityId]
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
      }
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
    }
    siteConfig: {
      alwaysOn: false
    }
    httpsOnly: true
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    appSettingsKeyValuePairs: union(settings, database, keys)
  }
}

output name string = app.outputs.name
output uri string = 'https://${app.outputs.defaultHostname}'

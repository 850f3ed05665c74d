// The role and the database of the app. Azure has no resource for them: a script makes them with SQL.
@description('Name of the script.')
param name string
param location string
param tags object

@description('Host of PostgreSQL.')
param host string
param administrator string

@secure()
param administratorPassword string

@secure()
param databasePassword string

@description('Whether the script runs in the virtual network; the next three are for that.')
param isPrivate bool
param networkId string
param scriptSubnetId string
param endpointSubnetId string

@description('Name of the storage account that the script has in a virtual network.')
param storageAccountName string

// What a restored or changed server lacks is made again.
param run string = utcNow()

var storageFileDataPrivilegedContributor = '69566ab7-960f-475b-8e7c-b3118f30c6bd'

resource script 'Microsoft.Resources/deploymentScripts@2023-08-01' = {
  name: name
  location: location
  tags: tags
  kind: 'AzureCLI'
  identity: isPrivate ? { type: 'UserAssigned', userAssignedIdentities: { '${identity.id}': {} } } : null
  properties: {
    azCliVersion: '2.77.0'
    scriptContent: loadTextContent('../../postgres-role.sh')
    environmentVariables: [
      { name: 'PGHOST', value: host }
      { name: 'PGUSER', value: administrator }
      { name: 'PGPASSWORD', secureValue: administratorPassword }
      { name: 'PGDATABASE', value: 'postgres' }
      { name: 'PGSSLMODE', value: 'verify-full' }
      { name: 'PGSSLROOTCERT', value: 'system' }
      { name: 'BAAS_PASSWORD', secureValue: databasePassword }
    ]
    storageAccountSettings: isPrivate ? { storageAccountName: storage.name } : null
    containerSettings: isPrivate ? { subnetIds: [{ id: scriptSubnetId }] } : null
    timeout: 'PT15M'
    cleanupPreference: 'OnSuccess'
    retentionInterval: 'PT1H'
    forceUpdateTag: run
  }
  dependsOn: [endpoint, access]
}

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = if (isPrivate) {
  name: '${name}-script'
  location: location
  tags: tags
}

// The container of a script mounts a share, for which there are only keys. The account has nothing else, and closes to everybody outside.
resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' = if (isPrivate) {
  name: storageAccountName
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: 'Standard_LRS' }
  properties: {
    allowBlobPublicAccess: false
    allowSharedKeyAccess: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: 'Disabled'
    networkAcls: { bypass: 'AzureServices', defaultAction: 'Deny' }
  }
}

resource access 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (isPrivate) {
  name: guid(storage.id, identity.id, storageFileDataPrivilegedContributor)
  scope: storage
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', storageFileDataPrivilegedContributor)
    principalId: identity!.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

module endpoint 'private-endpoint.bicep' = if (isPrivate) {
  name: 'scripts-endpoint'
  params: {
    name: '${name}-script-files'
    location: location
    tags: tags
    networkId: networkId
    subnetId: endpointSubnetId
    serviceId: storage.id
    group: 'file'
  }
}


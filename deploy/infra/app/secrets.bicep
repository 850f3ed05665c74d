@description('Name of the key vault.')
param name string
param location string
param tags object

// Values for a first deployment; what the vault has already stays, because it is written only where it does not exist.
@secure()
param jwtSecret string = replace('${newGuid()}${newGuid()}', '-', '')

@secure()
param databasePassword string = replace('${newGuid()}${newGuid()}', '-', '')

// The server asks for three kinds of characters.
@secure()
param administratorPassword string = 'Aa0${replace('${newGuid()}${newGuid()}', '-', '')}'

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 7
    // Deployments read the secrets; nobody else does.
    enabledForTemplateDeployment: true
    networkAcls: {
      bypass: 'AzureServices'
      defaultAction: 'Deny'
    }
  }

  @onlyIfNotExists()
  resource jwt 'secrets' = {
    name: 'jwt-secret'
    properties: { value: jwtSecret }
  }

  @onlyIfNotExists()
  resource database 'secrets' = {
    name: 'database-password'
    properties: { value: databasePassword }
  }

  @onlyIfNotExists()
  resource administrator 'secrets' = {
    name: 'database-administrator-password'
    properties: { value: administratorPassword }
  }
}

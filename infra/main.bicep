// Everything that PolicyBot needs in Azure, in one resource group. docs/install.md deploys it, docs/cost.md says what it costs.
// Its syntax and resource types are checked by a test; no Bicep compiler has been run on it.
targetScope = 'resourceGroup'

@description('Packs to switch on: names of folders under packs, with commas between.')
@minLength(1)
param schools string

@description('Id of the app in the Teams catalogue of the school. It exists once the package is uploaded: deploy again with it then.')
param teamsAppId string = ''

@description('Address of the mailbox that e-mails without content are sent from. Without it nobody is told anything by e-mail.')
param mailFrom string = ''

@description('Name of the web app, and the beginning of its address, which must be free in all of Azure.')
@minLength(4)
@maxLength(40)
param name string = 'policybot-${uniqueString(resourceGroup().id)}'

@description('Where everything stands. UK South and UK West keep the records in the United Kingdom.')
param location string = resourceGroup().location

@description('How many instances of the web app run. Each costs the same.')
@minValue(1)
@maxValue(3)
param instances int = 1

// The bot's one identity: towards Teams, Microsoft Graph and the store. It has no secret that could leak or run out.
resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: location
}

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: name
  location: 'global'
  kind: 'azurebot'
  sku: {
    name: 'F0'
  }
  properties: {
    displayName: 'PolicyBot'
    endpoint: 'https://${site.properties.defaultHostName}/api/messages'
    msaAppType: 'UserAssignedMSI'
    msaAppId: identity.properties.clientId
    msaAppTenantId: identity.properties.tenantId
    msaAppMSIResourceId: identity.id
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
    properties: {
      isEnabled: true
      enableCalling: false
    }
  }
}

// B1 is the cheapest plan that keeps the bot running between questions (always on).
resource plan 'Microsoft.Web/serverfarms@2024-11-01' = {
  name: name
  location: location
  kind: 'linux'
  sku: {
    name: 'B1'
    tier: 'Basic'
    capacity: instances
  }
  properties: {
    reserved: true // Linux
  }
}

var schoolSettings = [for (school, i) in split(schools, ','): {
  name: 'PolicyBot__Schools__${i}'
  value: trim(school)
}]

resource site 'Microsoft.Web/sites@2024-11-01' = {
  name: name
  location: location
  kind: 'app,linux'
  tags: {
    'azd-service-name': 'bot'
  }
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity.id}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    siteConfig: {
      linuxFxVersion: 'DOTNETCORE|10.0'
      appCommandLine: 'dotnet PolicyBot.dll'
      alwaysOn: true
      healthCheckPath: '/health'
      http20Enabled: true
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      appSettings: concat(
        [
          {
            name: 'PolicyBot__AppId'
            value: identity.properties.clientId
          }
          {
            name: 'PolicyBot__TenantId'
            value: identity.properties.tenantId
          }
          {
            name: 'PolicyBot__Storage__TableEndpoint'
            value: storage.properties.primaryEndpoints.table
          }
        ],
        empty(teamsAppId) ? [] : [
          {
            name: 'PolicyBot__TeamsAppId'
            value: teamsAppId
          }
        ],
        empty(mailFrom) ? [] : [
          {
            name: 'PolicyBot__MailFrom'
            value: mailFrom
          }
        ],
        schoolSettings
      )
    }
  }
}

// Whoever deploys the program signs in as themselves: no passwords for publishing.
resource publishing 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-11-01' = [for way in ['ftp', 'scm']: {
  parent: site
  name: way
  properties: {
    allow: false
  }
}]

// The record of who decided what: a second copy stands in the paired region, for pence.
resource storage 'Microsoft.Storage/storageAccounts@2025-01-01' = {
  name: 'policybot${uniqueString(resourceGroup().id, name)}'
  location: location
  kind: 'StorageV2'
  sku: {
    name: 'Standard_GRS'
  }
  properties: {
    allowSharedKeyAccess: false
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }
}

resource tables 'Microsoft.Storage/storageAccounts/tableServices@2025-01-01' = {
  parent: storage
  name: 'default'
}

resource table 'Microsoft.Storage/storageAccounts/tableServices/tables@2025-01-01' = {
  parent: tables
  name: 'policybot'
}

var storageTableDataContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'

resource access 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: storage
  name: guid(storage.id, identity.id, storageTableDataContributor)
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', storageTableDataContributor)
  }
}

// What the bot writes to its console is kept here for 30 days.
resource logs 'Microsoft.OperationalInsights/workspaces@2025-02-01' = {
  name: name
  location: location
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: 30
    workspaceCapping: {
      dailyQuotaGb: json('0.1') // below the 5 GB a month that are free, so that a flood of messages costs nothing
    }
  }
}

// A plain ARM template: the type data that these files are checked against has no diagnostic settings.
module consoleLogs 'console-logs.json' = {
  name: 'console-logs'
  params: {
    site: site.name
    workspace: logs.id
  }
}

output botAppId string = identity.properties.clientId
output tenantId string = identity.properties.tenantId
output webApp string = site.name
output health string = 'https://${site.properties.defaultHostName}/health'

#Requires -Modules Microsoft.Graph.Applications
<#
.SYNOPSIS
Gives the bot's identity its Microsoft Graph permissions. docs/permissions.md says what each is for.

.DESCRIPTION
Run it once, signed in as a Privileged Role Administrator or Global Administrator. Running it again changes nothing.
It has not been tried against a live tenant.

.EXAMPLE
./infra/grant-permissions.ps1 -AppId 00000000-0000-0000-0000-000000000000 -TenantId 00000000-0000-0000-0000-000000000000
#>
param(
    # botAppId, as the deployment printed it.
    [Parameter(Mandatory)] [guid] $AppId,

    # tenantId, as the deployment printed it.
    [Parameter(Mandatory)] [guid] $TenantId,

    # Name fewer to do without a feature.
    [string[]] $Permissions = @(
        'GroupMember.Read.All'
        'User.Read.All'
        'TeamsAppInstallation.ReadWriteSelfForUser.All'
    )
)

$ErrorActionPreference = 'Stop'
Connect-MgGraph -TenantId $TenantId -Scopes 'Application.Read.All', 'AppRoleAssignment.ReadWrite.All' -NoWelcome

$graph = Get-MgServicePrincipal -Filter "appId eq '00000003-0000-0000-c000-000000000000'"
$bot = Get-MgServicePrincipal -Filter "appId eq '$AppId'"
if (-not $bot) { throw "There is no identity $AppId in this tenant. Check -AppId and -TenantId against what the deployment printed." }

$held = @(Get-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $bot.Id -All).AppRoleId
foreach ($name in $Permissions) {
    $role = $graph.AppRoles | Where-Object { $_.Value -eq $name -and $_.AllowedMemberTypes -contains 'Application' }
    if (-not $role) { throw "Microsoft Graph has no application permission $name. Check the spelling." }
    if ($held -contains $role.Id) {
        "$name was granted already."
        continue
    }
    New-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $bot.Id -PrincipalId $bot.Id -ResourceId $graph.Id -AppRoleId $role.Id | Out-Null
    "$name is granted."
}

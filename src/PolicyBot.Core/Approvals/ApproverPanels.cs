using PolicyBot.Core.Packs;
using PolicyBot.Core.People;

namespace PolicyBot.Core.Approvals;

/// <summary>Asks the directory who may decide a case at this moment.</summary>
public sealed class ApproverPanels(RoleHolders roles)
{
    /// <summary>The holders of the roles; null where the directory does not answer, and then nobody may decide.</summary>
    public async Task<ApproverPanel?> FindAsync(SchoolPack school, ApprovalCase request, Freshness freshness, CancellationToken cancellation)
    {
        // At once, because somebody may be waiting; and only if they can matter.
        var standInRoles = request.StandInsAsked ? request.StandInRoles : request.DeputyRoles;
        var standIns = roles.FindAsync(school, standInRoles, freshness, cancellation);
        return await roles.FindAsync(school, request.ApproverRoles, freshness, cancellation) is GroupLookup.Found approvers && await standIns is GroupLookup.Found others
            ? new(approvers.Members) { StandIns = others.Members }
            : null;
    }
}

using PolicyBot.Core.Packs;
using PolicyBot.Core.People;

namespace PolicyBot.Core.Approvals;

/// <summary>Asks the directory who may decide a case at this moment.</summary>
public sealed class ApproverPanels(RoleHolders roles)
{
    /// <summary>The holders of the approvers' roles; null where the directory does not answer, and then nobody may decide.</summary>
    public async Task<ApproverPanel?> FindAsync(SchoolPack school, ApprovalCase request, Freshness freshness, CancellationToken cancellation) =>
        await roles.FindAsync(school, request.ApproverRoles, freshness, cancellation) is GroupLookup.Found found ? new(found.Members) : null;
}

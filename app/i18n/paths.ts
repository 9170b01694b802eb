import type { Locale } from './locales';

/** Every address of the site, in one table: pages never join strings. */
export function pathsIn(locale: Locale) {
  const to = (path: string) => `/${locale}${path}`;
  return {
    home: to(''),
    principles: to('/principles'),
    needs: to('/needs'),
    newNeed: to('/needs/new'),
    need: (id: string) => to(`/needs/${id}`),
    editNeed: (id: string) => to(`/needs/${id}/edit`),
    withdrawNeed: (id: string) => to(`/needs/${id}/withdraw`),
    deleteNeed: (id: string) => to(`/needs/${id}/delete`),
    candidates: (id: string) => to(`/needs/${id}/candidates`),
    preferences: (id: string) => to(`/needs/${id}/preferences`),
    introduce: (id: string, offerId?: string) =>
      to(`/needs/${id}/introduce${offerId === undefined ? '' : `?offer=${offerId}`}`),
    suggest: (id: string, offerId: string) => to(`/needs/${id}/suggest?offer=${offerId}`),
    dismissSuggestion: (id: string) => to(`/suggestions/${id}/dismiss`),
    matches: to('/matches'),
    match: (id: string) => to(`/matches/${id}`),
    answerMatch: (id: string) => to(`/matches/${id}/answer`),
    withdrawMatch: (id: string) => to(`/matches/${id}/withdraw`),
    matchTerms: (id: string) => to(`/matches/${id}/terms`),
    acceptTerms: (id: string) => to(`/matches/${id}/accept`),
    endMatch: (id: string) => to(`/matches/${id}/end`),
    newReport: (id: string, position: number) => to(`/matches/${id}/reports?indicator=${position}`),
    report: (id: string, reportId: string) => to(`/matches/${id}/reports/${reportId}`),
    completeMatch: (id: string) => to(`/matches/${id}/complete`),
    followUp: (id: string, followUpId: string) => to(`/matches/${id}/follow-up/${followUpId}`),
    offers: to('/offers'),
    newOffer: to('/offers/new'),
    offer: (id: string) => to(`/offers/${id}`),
    editOffer: (id: string) => to(`/offers/${id}/edit`),
    closeOffer: (id: string) => to(`/offers/${id}/close`),
    deleteOffer: (id: string) => to(`/offers/${id}/delete`),
    ranking: (id: string) => to(`/offers/${id}/ranking`),
    demand: (id: string) => to(`/offers/${id}/demand`),
    states: to('/states'),
    state: (iso3: string) => to(`/states/${iso3}`),
    organisation: (id: string) => to(`/organisations/${id}`),
    coordination: to('/coordination'),
    queue: to('/queue'),
    queueItem: (kind: string, subject: string) =>
      to(`/queue/item?${new URLSearchParams({ kind, subject }).toString()}`),
    activities: to('/activities'),
    newActivity: (needId?: string) =>
      to(`/activities/new${needId === undefined ? '' : `?need=${needId}`}`),
    editActivity: (id: string) => to(`/activities/${id}/edit`),
    removeActivity: (id: string) => to(`/activities/${id}/remove`),
    /** The activities of one State and category, all at one place. */
    activitiesOf: (state: string, category: string) =>
      to(`/activities?${new URLSearchParams({ state, category }).toString()}`),
    audit: to('/audit'),
    needReadings: (id: string) => to(`/needs/${id}/readings`),
    needHistory: (id: string) => to(`/needs/${id}/history`),
    rounds: to('/rounds'),
    newRound: to('/rounds/new'),
    round: (id: string) => to(`/rounds/${id}`),
    editRound: (id: string) => to(`/rounds/${id}/edit`),
    deleteRound: (id: string) => to(`/rounds/${id}/delete`),
    cancelRound: (id: string) => to(`/rounds/${id}/cancel`),
    publishRound: (id: string) => to(`/rounds/${id}/publish`),
    compareRounds: (id: string) => to(`/rounds/${id}/compare`),
    whyInRound: (id: string, needId: string) =>
      to(`/rounds/${id}/why?${new URLSearchParams({ need: needId }).toString()}`),
    desk: to('/desk'),
    notifications: to('/notifications'),
    notificationSettings: to('/notifications/settings'),
    unsubscribe: (token: string) => to(`/unsubscribe/${token}`),
    signIn: to('/sign-in'),
    signOut: to('/sign-out'),
    account: to('/account'),
    invitation: (token: string) => to(`/invitations/${token}`),
    adminOrganisations: to('/admin/organisations'),
    adminOrganisation: (id: string) => to(`/admin/organisations/${id}`),
    editOrganisation: (id: string) => to(`/admin/organisations/${id}/edit`),
    verifyOrganisation: (id: string) => to(`/admin/organisations/${id}/verify`),
    newOrganisation: to('/admin/organisations/new'),
  };
}

export type Paths = ReturnType<typeof pathsIn>;
